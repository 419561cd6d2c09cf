package dev.drey.flink;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RootCauseTest {

    @Test
    void innermostCauseIsNamedWithoutItsPackage() {
        String trace = """
                org.apache.flink.runtime.rest.handler.RestHandlerException: Could not execute application.
                \tat org.apache.flink.runtime.webmonitor.handlers.JarRunHandler.lambda$handleRequest$1(JarRunHandler.java:114)
                Caused by: java.util.concurrent.CompletionException: org.example.Wrapper: outer
                \t... 2 more
                Caused by: java.io.FileNotFoundException: s3a://jobs/missing
                \tat org.example.Job.main(Job.java:7)
                \t... 6 more
                """;

        assertThat(RootCause.of(trace)).isEqualTo("FileNotFoundException: s3a://jobs/missing");
    }

    @Test
    void aMessageOfSeveralLinesIsKeptInOneLine() {
        assertThat(RootCause.of("java.lang.IllegalStateException: first\n  second\n\tat a.B.c(B.java:1)"))
                .isEqualTo("IllegalStateException: first second");
    }

    @Test
    void textWithoutStackTraceIsKept() {
        assertThat(RootCause.of("Job could not be found.")).isEqualTo("Job could not be found.");
    }
}
