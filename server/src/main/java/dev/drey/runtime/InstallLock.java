package dev.drey.runtime;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one installation at a time work on a folder, among all threads and processes; others wait. */
final class InstallLock {

    /** A file lock belongs to the whole JVM, so threads need one of their own. */
    private static final ReentrantLock WITHIN_PROCESS = new ReentrantLock();

    private final FileChannel channel;

    private InstallLock(FileChannel channel) {
        this.channel = channel;
    }

    static InstallLock acquire(Path file) throws IOException {
        WITHIN_PROCESS.lock();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            return new InstallLock(lockedChannel(file));
        } catch (IOException | RuntimeException failed) {
            WITHIN_PROCESS.unlock();
            throw failed;
        }
    }

    private static FileChannel lockedChannel(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException failed) {
            channel.close();
            throw failed;
        }
    }

    /** Lets the next one in; so does the death of this process. */
    void close() throws IOException {
        try {
            channel.close();
        } finally {
            WITHIN_PROCESS.unlock();
        }
    }
}
