package dev.drey.programs.depot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConditionsTest {

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void name() {
        file = folder.resolve("conditions");
    }

    @Test
    void areCalmWithoutAFile() throws IOException {
        Conditions conditions = new Conditions(file);
        conditions.make("data", "/store/x");
        conditions.pass(1_000_000_000);
    }

    @Test
    void failWhatTheyName() throws IOException {
        Files.writeString(file, "metadata=No space left on device");
        Conditions conditions = new Conditions(file);
        conditions.make("data", "/store/x");
        assertThatThrownBy(() -> conditions.make("metadata", "/store/x")).hasMessage("No space left on device");
    }

    @Test
    void failInEverySoManyCheckpoints() throws IOException {
        Files.writeString(file, "data=Slow down\nevery=3");
        Conditions conditions = new Conditions(file);
        conditions.make("data", "/store/chk-1/a");
        conditions.make("data", "/store/chk-2/b");
        assertThatThrownBy(() -> conditions.make("data", "/store/chk-3/c")).hasMessage("Slow down");
        conditions.make("data", "/store/chk-4/d");
    }

    @Test
    void changeWithTheFile() throws IOException {
        Conditions conditions = new Conditions(file);
        conditions.make("folders", "/store/x");
        Files.writeString(file, "folders=Access Denied");
        assertThatThrownBy(() -> conditions.make("folders", "/store/x")).hasMessage("Access Denied");
    }

    @Test
    void letBytesPassAtTheirRate() throws IOException {
        Files.writeString(file, "rate=100000");
        Conditions conditions = new Conditions(file);
        long begun = System.nanoTime();
        conditions.pass(10_000);
        conditions.pass(10_000);
        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(199));
    }
}
