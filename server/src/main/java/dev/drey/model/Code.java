package dev.drey.model;

import org.jspecify.annotations.Nullable;

/** An application's code: one archive, wherever it lies. */
public sealed interface Code permits CodeLocation, InlineCode {

    /** MD5 of the archive in hexadecimal digits; null when nobody has looked at it yet. */
    @Nullable
    String md5();

    /** Bytes of the archive; null when nobody has looked at it yet. */
    @Nullable
    Long size();
}
