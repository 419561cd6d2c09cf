package dev.drey.cli.bench;

import java.io.IOException;
import java.time.Duration;

/** What a process takes of a processor from a moment on. */
record ProcessorTime(long pid, Duration before, long began) {

    static ProcessorTime begin(long pid) throws IOException {
        return new ProcessorTime(pid, used(pid), System.nanoTime());
    }

    /** 1 for all the time of one processor. */
    double part() throws IOException {
        return (double) used(pid).minus(before).toNanos() / (System.nanoTime() - began);
    }

    private static Duration used(long pid) throws IOException {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IOException("Process " + pid + " has ended."));
    }
}
