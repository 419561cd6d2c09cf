package dev.drey.cli.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessWatchTest {

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();
    private ProcessWatch watch;

    @BeforeEach
    void begin() {
        watch = new ProcessWatch(folder);
        watch.begin();
    }

    /** Waits for its input, and looks like a Flink process. */
    private Process start(String incarnation, Path of) throws IOException {
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        "read line",
                        "sh",
                        "-Ddrey.incarnation=" + incarnation,
                        "@" + of.resolve("arguments"))
                .start();
        started.add(process);
        return process;
    }

    @AfterEach
    void end() throws InterruptedException {
        watch.close();
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        Optional<Boolean> seen = new Awaiting(Time.system(), Duration.ofSeconds(20), Duration.ofMillis(20))
                .first(elapsed -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
        assertThat(seen).isPresent();
    }

    @Test
    void processesOfTwoIncarnationsAtOnceAreSeen() throws Exception {
        start("first", folder);
        start("second", folder);

        await(() -> !watch.sightings().isEmpty());

        assertThat(watch.sightings().get(0)).contains("first with", "second with");
    }

    @Test
    void oneIncarnationAfterAnotherIsAsItShouldBe() throws Exception {
        Process first = start("first", folder);
        await(() -> watch.flinkProcesses().contains(first.pid()));
        first.destroyForcibly().waitFor();
        Process second = start("second", folder);
        await(() -> watch.flinkProcesses().contains(second.pid()));
        long looks = watch.looks();
        await(() -> watch.looks() > looks + 1);

        assertThat(watch.sightings()).isEmpty();
    }

    @Test
    void successorThatStandsByIsLetPassUntilItIsToldToGo() throws Exception {
        Path standBy = Files.createDirectories(folder.resolve("applications/audit-1/second/stand-by"));
        start("first", folder);
        Process second = start("second", folder);
        await(() -> watch.flinkProcesses().contains(second.pid()));
        long looks = watch.looks();
        await(() -> watch.looks() > looks + 1);
        assertThat(watch.sightings()).isEmpty();

        Files.createFile(standBy.resolve("go"));

        await(() -> !watch.sightings().isEmpty());
    }

    @Test
    void processesOfOtherFoldersAreNotLookedAt(@TempDir Path another) throws Exception {
        Process ours = start("first", folder);
        start("second", another);
        await(() -> watch.flinkProcesses().contains(ours.pid()));
        long looks = watch.looks();
        await(() -> watch.looks() > looks + 1);

        assertThat(watch.sightings()).isEmpty();
        assertThat(watch.allProcesses()).containsExactly(ours.pid());
    }
}
