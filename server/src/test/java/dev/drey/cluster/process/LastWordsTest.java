package dev.drey.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LastWordsTest {

    @Test
    void innermostCauseOfTheLastStackTraceIsTold() {
        String log = """
                2026-01-02 12:00:00,000 INFO  Starting
                2026-01-02 12:00:01,000 ERROR Could not start cluster entrypoint.
                org.apache.flink.runtime.entrypoint.ClusterEntrypointException: Failed to initialize.
                \tat org.apache.flink.Main.main(Main.java:1)
                Caused by: java.net.BindException: Could not start rest endpoint on any port in port range 20001
                \tat org.apache.flink.Rest.start(Rest.java:1)
                """;

        assertThat(LastWords.in(log))
                .contains("BindException: Could not start rest endpoint on any port in port range 20001");
    }

    @Test
    void complaintOfTheJvmItselfIsTold() {
        assertThat(LastWords.in("Error occurred during initialization of VM\nok\n"))
                .contains("Error occurred during initialization of VM");
        assertThat(LastWords.in("Terminating due to java.lang.OutOfMemoryError: Java heap space"))
                .contains("Terminating due to java.lang.OutOfMemoryError: Java heap space");
    }

    @Test
    void calmLogAndMissingLogSayNothing() {
        assertThat(LastWords.in("2026-01-02 12:00:00,000 INFO  Starting\n")).isEmpty();
        assertThat(LastWords.in(Path.of("no/such/file.log"))).isEmpty();
    }
}
