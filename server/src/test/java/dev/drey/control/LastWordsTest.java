package dev.drey.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastWordsTest {

    @TempDir
    private Path folder;

    @Test
    void theErrorThatEndedTheProcessIsNamedInEitherForm() {
        assertThat(LastWords.find("""
                {"logger":"org.apache.flink.util.FatalExitExceptionHandler","message":"FATAL: Thread 'x' produced an uncaught exception. Stopping the process...","throwableInformation":"java.lang.OutOfMemoryError: Java heap space\\n\\tat a.B.c(B.java:1)"}
                """)).contains("java.lang.OutOfMemoryError: Java heap space");
        assertThat(LastWords.find("""
                2026-03-01 12:00:00,000 ERROR org.apache.flink.util.FatalExitExceptionHandler [] - FATAL: Thread 'x' produced an uncaught exception.
                java.lang.OutOfMemoryError: Metaspace
                """)).contains("java.lang.OutOfMemoryError: Metaspace");
        assertThat(LastWords.find("Terminating due to java.lang.OutOfMemoryError: Java heap space\n"))
                .contains("java.lang.OutOfMemoryError: Java heap space");
    }

    @Test
    void theErrorOfATaskIsNotTheEndOfTheProcess() {
        assertThat(LastWords.find("""
                {"logger":"ExecutionGraph","message":"map (1/1) switched from RUNNING to FAILED","throwableInformation":"java.lang.OutOfMemoryError: Java heap space"}
                """)).isEmpty();
    }

    @Test
    void whatIsNotThereSaysNothing() throws IOException {
        ClusterLogs logs = new ClusterLogs("0af1", true, folder);
        assertThat(LastWords.of(logs)).isEmpty();

        Files.createDirectories(folder.resolve("log"));
        Files.writeString(
                folder.resolve("log/flink-jobmanager.out"),
                "# A fatal error has been detected by the Java Runtime Environment:\n");
        assertThat(LastWords.of(logs))
                .hasValueSatisfying(words -> assertThat(words).contains("fatal error"));
    }
}
