package dev.drey.bridge.state;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Counts what is read of a stream, and can keep a part of it. */
final class MeteredInput extends FilterInputStream {

    private long count;
    private @Nullable ByteArrayOutputStream kept;

    MeteredInput(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    void beginKeeping() {
        kept = new ByteArrayOutputStream();
    }

    /** What was read since {@link #beginKeeping}. */
    byte[] endKeeping() {
        byte[] bytes = kept == null ? new byte[0] : kept.toByteArray();
        kept = null;
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        if (one >= 0) {
            count++;
            if (kept != null) {
                kept.write(one);
            }
        }
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            count += read;
            if (kept != null) {
                kept.write(target, offset, read);
            }
        }
        return read;
    }

    @Override
    public long skip(long most) throws IOException {
        if (kept != null) {
            // What is kept has to be read.
            return read(new byte[(int) Math.min(most, 4096)]) < 0 ? 0 : Math.min(most, 4096);
        }
        long skipped = super.skip(most);
        count += skipped;
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
