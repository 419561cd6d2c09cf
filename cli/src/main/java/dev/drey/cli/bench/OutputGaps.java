package dev.drey.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Watches a program's output grow, and knows the longest time in which it did not: seen from outside, and therefore the
 * same for everything that writes files. The program writes each record through to its file as it processes it.
 */
final class OutputGaps implements AutoCloseable {

    private static final int LOOK_MILLIS = 4;

    private final Path folder;
    private final Thread thread = new Thread(this::watch, "output gaps");
    private volatile boolean over;
    private final AtomicLong growths = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();

    private OutputGaps(Path folder) {
        this.folder = folder;
    }

    /** @param folder may not be there yet */
    static OutputGaps watch(Path folder) {
        OutputGaps gaps = new OutputGaps(folder);
        gaps.thread.setDaemon(true);
        gaps.thread.start();
        return gaps;
    }

    /** The longest gap that has ended. */
    Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    /** How often the output was seen to grow. */
    long growths() {
        return growths.get();
    }

    private void watch() {
        long size = size();
        long grown = System.nanoTime();
        while (!over) {
            long now = System.nanoTime();
            long present = size();
            if (present > size) {
                if (growths.getAndIncrement() > 0) {
                    longestNanos.accumulateAndGet(now - grown, Math::max);
                }
                grown = now;
            }
            size = present;
            try {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    /** Of all files, those in progress included. */
    private long size() {
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.mapToLong(OutputGaps::sizeOf).sum();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A file in progress is renamed when it is committed; then it counts under its new name at the next look. */
    private static long sizeOf(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException renamed) {
            return 0;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        over = true;
        thread.interrupt();
    }
}
