package dev.drey.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Files that hold secrets, which nobody but their owner may be able to read or write. */
public final class SecretFile {

    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(
            PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);

    private SecretFile() {}

    /** @throws IOException that tells what to do, when others than its owner can read or write the file */
    public static void requirePrivate(Path file) throws IOException {
        if (Files.getFileStore(file).supportsFileAttributeView("posix")
                && !OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IOException(file + " holds secrets, and others than its owner can use it. Make it private with:"
                    + " chmod 600 " + file);
        }
    }

    /** The pairs in a file of keys, one {@code id=secret} a line; blank lines and those that begin with # do not count. */
    static List<Settings.AccessKey> keys(Path file) throws IOException {
        requirePrivate(file);
        List<Settings.AccessKey> keys = new ArrayList<>();
        int number = 0;
        for (String line : Files.readAllLines(file)) {
            number++;
            String text = line.strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            int equals = text.indexOf('=');
            if (equals < 1 || equals == text.length() - 1) {
                throw new IOException(
                        "Line " + number + " of " + file + " is not a key id and a secret with = between.");
            }
            keys.add(new Settings.AccessKey(
                    text.substring(0, equals).strip(),
                    text.substring(equals + 1).strip()));
        }
        return keys;
    }
}
