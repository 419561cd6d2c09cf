package dev.drey.http.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DashboardKeyTest {

    private final SecureRandom random = new SecureRandom();

    @Test
    void keyIsMadeOnceAndReadableByItsOwnerAlone(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("dashboard.key");

        byte[] key = DashboardKey.load(file, random);

        assertThat(key).hasSize(32);
        assertThat(DashboardKey.load(file, random)).isEqualTo(key);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void fileThatIsNotWholeIsReplaced(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("dashboard.key"));

        assertThat(DashboardKey.load(file, random)).hasSize(32).isEqualTo(Files.readAllBytes(file));
    }
}
