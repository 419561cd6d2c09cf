package dev.drey.bridge.state;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.core.fs.FSDataInputStream;

/** A file of state, read in large pieces from position to position. */
final class SeekingInput extends InputStream {

    private static final int BUFFER = 1 << 16;

    private final FSDataInputStream file;
    private BufferedInputStream buffered;
    private long position;

    SeekingInput(FSDataInputStream file) throws IOException {
        this.file = file;
        this.buffered = new BufferedInputStream(file, BUFFER);
        this.position = file.getPos();
    }

    void seek(long target) throws IOException {
        long ahead = target - position;
        if (ahead >= 0 && ahead < BUFFER) {
            skipNBytes(ahead);
        } else {
            file.seek(target);
            buffered = new BufferedInputStream(file, BUFFER);
            position = target;
        }
    }

    @Override
    public int read() throws IOException {
        int one = buffered.read();
        if (one >= 0) {
            position++;
        }
        return one;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = buffered.read(target, offset, length);
        if (count > 0) {
            position += count;
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        long skipped = buffered.skip(count);
        position += skipped;
        return skipped;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
