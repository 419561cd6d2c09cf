package dev.drey.control;

import dev.drey.config.DataFolder;
import dev.drey.files.Folders;
import dev.drey.model.Application;
import dev.drey.model.Code;
import dev.drey.model.InlineCode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of code that came within requests. They lie in the application's folder under their hash, so that versions
 * with the same code share them, and go with the application. All writing of many bytes is done aside and beforehand, so
 * that what is left to do in a transaction is a move.
 */
final class InlineCodeFiles {

    private static final Logger LOG = LoggerFactory.getLogger(InlineCodeFiles.class);

    private final DataFolder data;

    InlineCodeFiles(DataFolder data) {
        this.data = data;
    }

    /** Where the bytes lie, once in place. */
    static Path file(DataFolder data, Application application, InlineCode code) {
        return data.application(application).resolve("code").resolve("inline-" + code.sha256() + ".jar");
    }

    /** Removes what a service left that died in the middle of a request. */
    void sweep() {
        try {
            Folders.remove(data.uploads());
        } catch (IOException failure) {
            LOG.warn("{} could not be removed: {}", data.uploads(), failure.toString());
        }
    }

    /**
     * Writes the bytes down, on the disk when this returns, but not yet in place.
     *
     * @param bytes null when the request brought none
     * @return null when there is nothing to put in place
     */
    @Nullable
    Path receive(@Nullable ByteBuffer bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            Path upload = Files.createTempFile(Files.createDirectories(data.uploads()), "code-", ".jar");
            try (FileChannel channel = FileChannel.open(upload, StandardOpenOption.WRITE)) {
                ByteBuffer rest = bytes.duplicate();
                while (rest.hasRemaining()) {
                    int unused = channel.write(rest);
                }
                channel.force(true);
            }
            return upload;
        } catch (IOException failure) {
            throw new IllegalStateException("Code could not be received into " + data.uploads(), failure);
        }
    }

    /**
     * Puts received bytes in place: within the transaction that writes down the version that names them, so that the
     * application cannot be deleted meanwhile.
     */
    void place(Application application, Code code, @Nullable Path upload) {
        if (upload == null || !(code instanceof InlineCode inline)) {
            return;
        }
        Path file = file(data, application, inline);
        try {
            Path folder = Files.createDirectories(file.getParent());
            Files.move(upload, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "The code of application " + application.name() + " could not be put into " + file, failure);
        }
    }

    /** Forgets received bytes that were not put in place. */
    void discard(@Nullable Path upload) {
        try {
            if (upload != null) {
                Files.deleteIfExists(upload);
            }
        } catch (IOException failure) {
            LOG.warn("{} is left over until the next start: {}", upload, failure.toString());
        }
    }
}
