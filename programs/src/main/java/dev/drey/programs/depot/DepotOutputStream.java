package dev.drey.programs.depot;

import java.io.IOException;
import org.apache.flink.core.fs.FSDataOutputStream;

/** A stream that is as fast as the conditions allow. */
final class DepotOutputStream extends FSDataOutputStream {

    private final FSDataOutputStream local;
    private final Conditions conditions;

    DepotOutputStream(FSDataOutputStream local, Conditions conditions) {
        this.local = local;
        this.conditions = conditions;
    }

    @Override
    public void write(int single) throws IOException {
        conditions.pass(1);
        local.write(single);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        conditions.pass(length);
        local.write(bytes, offset, length);
    }

    @Override
    public long getPos() throws IOException {
        return local.getPos();
    }

    @Override
    public void flush() throws IOException {
        local.flush();
    }

    @Override
    public void sync() throws IOException {
        local.sync();
    }

    @Override
    public void close() throws IOException {
        local.close();
    }
}
