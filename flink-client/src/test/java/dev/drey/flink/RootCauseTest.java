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

    @Test
    void placeInTheUsersCodeIsNamedThoughTheLibraryThrew() {
        String trace = """
                org.apache.flink.client.program.ProgramInvocationException: The main method caused an error.
                \tat org.apache.flink.client.program.PackagedProgram.callMainMethod(PackagedProgram.java:373)
                Caused by: java.lang.NumberFormatException: For input string: "x"
                \tat java.base/java.lang.NumberFormatException.forInputString(NumberFormatException.java:67)
                \tat org.example.Job.main(Job.java:7)
                \tat dev.drey.bridge.UserProgram.run(UserProgram.java:30)
                """;

        assertThat(RootCause.withPlace(trace))
                .isEqualTo("NumberFormatException: For input string: \"x\" (at org.example.Job.main(Job.java:7))");
    }

    @Test
    void withoutAFrameOfTheUsersThePlaceIsLeftOut() {
        assertThat(RootCause.withPlace("java.io.IOException: gone\n\tat java.base/java.io.Reader.read(Reader.java:1)"))
                .isEqualTo("IOException: gone");
    }
}
