package dev.drey.cli.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Keeps every processor of the machine busy, by a process of its own, until it is closed. */
final class FullLoad implements AutoCloseable {

    private final Process process;

    private FullLoad(Process process) {
        this.process = process;
    }

    /** @param threads that each keep one processor busy */
    static FullLoad begin(int threads) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx16m",
                "-cp",
                System.getProperty("java.class.path"),
                BusyThreads.class.getName(),
                String.valueOf(threads));
        return new FullLoad(new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Without it what follows would say nothing. */
    boolean isThere() {
        return process.isAlive();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
