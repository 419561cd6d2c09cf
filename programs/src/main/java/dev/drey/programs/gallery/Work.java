package dev.drey.programs.gallery;

import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** What costs processor time. */
final class Work {

    private static final int ROUNDS = 200;

    private Work() {}

    /** Keeps this thread's processor busy for that many microseconds. */
    static long compute(long micros) {
        long end = System.nanoTime() + micros * 1000;
        long hash = 0;
        while (System.nanoTime() < end) {
            for (int round = 0; round < ROUNDS; round++) {
                hash = hash * 31 + Long.rotateLeft(hash, round) + round;
            }
        }
        return hash;
    }

    /** The same on all processors at once, as a library with threads of its own does. */
    static void computeWidely(long micros) {
        int count = 2 * Runtime.getRuntime().availableProcessors();
        CompletableFuture<?>[] parts = IntStream.range(0, count)
                .mapToObj(part -> CompletableFuture.supplyAsync(() -> compute(micros), Threads::start))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(parts).join();
    }

    /** Never ends, and heeds no interruption. */
    static long loop() {
        long hash = 1;
        while (hash != 0) {
            hash = Long.rotateLeft(hash, 1) | 1;
        }
        return hash;
    }

    /** Starts threads. */
    private static final class Threads {

        private Threads() {}

        static void start(Runnable task) {
            Thread thread = new Thread(task, "scoring");
            thread.setDaemon(true);
            thread.start();
        }
    }
}
