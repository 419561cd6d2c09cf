package dev.drey.programs.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ControlFolderTest {

    @TempDir
    private Path folder;

    @Test
    void eachFileMakesOneTaskFail() throws IOException {
        ControlFolder control = new ControlFolder(folder.toString());
        assertThat(control.takeFailure()).isFalse();

        Files.createFile(folder.resolve("fail"));

        assertThat(control.takeFailure()).isTrue();
        assertThat(control.takeFailure()).isFalse();
    }

    @Test
    void thereIsNoEndUntilOneIsSet() throws IOException {
        ControlFolder control = new ControlFolder(folder.toString());
        assertThat(control.findEnd()).isEqualTo(Long.MAX_VALUE);

        Files.writeString(folder.resolve("end"), "4711\n");

        assertThat(control.findEnd()).isEqualTo(4711);
    }
}
