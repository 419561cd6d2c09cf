package dev.drey.http.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;

/** The key of the seals, in a file that only its owner can read, so that sessions outlive the service. */
public final class DashboardKey {

    private static final int BYTES = 32;

    private DashboardKey() {}

    /** Makes the file when it is not there or not whole. */
    public static byte[] load(Path file, SecureRandom random) {
        try {
            if (Files.exists(file)) {
                byte[] key = Files.readAllBytes(file);
                if (key.length == BYTES) {
                    return key;
                }
            }
            byte[] key = new byte[BYTES];
            random.nextBytes(key);
            Path partial = Files.createTempFile(
                    file.toAbsolutePath().getParent(),
                    ".dashboard-",
                    ".part",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(partial, key);
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException("The key of dashboard links in " + file + " cannot be used", e);
        }
    }
}
