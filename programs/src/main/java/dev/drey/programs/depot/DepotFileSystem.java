package dev.drey.programs.depot;

import java.io.IOException;
import java.net.URI;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemKind;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** The local file system under conditions. */
final class DepotFileSystem extends FileSystem {

    private final FileSystem local = LocalFileSystem.getSharedInstance();
    private final Conditions conditions;

    DepotFileSystem(Conditions conditions) {
        this.conditions = conditions;
    }

    @Override
    public FSDataOutputStream create(Path path, WriteMode mode) throws IOException {
        conditions.make(path.getName().contains("_metadata") ? "metadata" : "data", path.getPath());
        return new DepotOutputStream(local.create(path, mode), conditions);
    }

    @Override
    public boolean mkdirs(Path path) throws IOException {
        conditions.make("folders", path.getPath());
        return local.mkdirs(path);
    }

    @Override
    public FSDataInputStream open(Path path, int bufferSize) throws IOException {
        return local.open(path, bufferSize);
    }

    @Override
    public FSDataInputStream open(Path path) throws IOException {
        return local.open(path);
    }

    @Override
    public FileStatus getFileStatus(Path path) throws IOException {
        return local.getFileStatus(path);
    }

    @Override
    public BlockLocation[] getFileBlockLocations(FileStatus file, long start, long length) throws IOException {
        return local.getFileBlockLocations(file, start, length);
    }

    @Override
    public FileStatus[] listStatus(Path path) throws IOException {
        return local.listStatus(path);
    }

    @Override
    public boolean delete(Path path, boolean recursive) throws IOException {
        return local.delete(path, recursive);
    }

    @Override
    public boolean rename(Path from, Path to) throws IOException {
        return local.rename(from, to);
    }

    @Override
    public URI getUri() {
        return URI.create("depot:///");
    }

    @Override
    public Path getWorkingDirectory() {
        return local.getWorkingDirectory();
    }

    @Override
    public Path getHomeDirectory() {
        return local.getHomeDirectory();
    }

    @Override
    public boolean isDistributedFS() {
        return true;
    }

    /** Gone in Flink 2. */
    @Override
    @SuppressWarnings("deprecation")
    public FileSystemKind getKind() {
        return FileSystemKind.FILE_SYSTEM;
    }
}
