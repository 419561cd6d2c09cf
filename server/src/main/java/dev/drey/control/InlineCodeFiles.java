package dev.drey.control;

import dev.drey.config.DataFolder;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Code;
import dev.drey.model.InlineCode;
import dev.drey.registry.Registry;
import dev.drey.state.Folders;
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
 * with the same code share them, and go with the application.
 */
final class InlineCodeFiles {

    private static final Logger LOG = LoggerFactory.getLogger(InlineCodeFiles.class);

    private final DataFolder data;
    private final Registry registry;

    InlineCodeFiles(DataFolder data, Registry registry) {
        this.data = data;
        this.registry = registry;
    }

    /** Where the bytes lie, once kept. */
    static Path file(DataFolder data, Application application, InlineCode code) {
        return data.application(application).resolve("code").resolve("inline-" + code.sha256() + ".jar");
    }

    /**
     * Keeps the bytes, on the disk when this returns: a version that names them is written down only afterwards.
     *
     * @param bytes null when the request brought none
     */
    void keep(Application application, Code code, @Nullable ByteBuffer bytes) {
        if (bytes == null || !(code instanceof InlineCode inline)) {
            return;
        }
        Path file = file(data, application, inline);
        try {
            Path folder = Files.createDirectories(file.getParent());
            Path partial = Files.createTempFile(folder, ".inline-", ".part");
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
                ByteBuffer rest = bytes.duplicate();
                while (rest.hasRemaining()) {
                    int unused = channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new IllegalStateException(
                    "The code of application " + application.name() + " could not be kept in " + file, failure);
        }
    }

    /** After a request was refused: leaves no folder behind of an application that is not there, or not for long. */
    void forgetUnlessThere(Application application) {
        boolean there = registry.transact(tx -> tx.findApplication(application.name()))
                .filter(current -> current.uid().equals(application.uid()))
                .filter(current -> current.status() != ApplicationStatus.DELETING)
                .isPresent();
        if (there) {
            return;
        }
        try {
            Folders.remove(data.application(application));
        } catch (IOException failure) {
            LOG.warn("{} could not be removed: {}", data.application(application), failure.toString());
        }
    }
}
