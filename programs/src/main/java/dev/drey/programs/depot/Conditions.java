package dev.drey.programs.depot;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the file system is like at the moment, read from a file of properties before every use, so that it may change:
 *
 * <ul>
 *   <li>{@code latency}: milliseconds that creating a file takes
 *   <li>{@code rate}: bytes a second that all streams of this process may write together
 *   <li>{@code data}, {@code metadata}, {@code folders}: the message that creating such a file, or a folder, fails with
 *   <li>{@code every}: only those of every so many checkpoints fail; Flink itself tries ten times to create a file
 * </ul>
 */
final class Conditions {

    private static final Pattern CHECKPOINT = Pattern.compile("/chk-(\\d+)");

    private final Path file;
    private long nextFreeNanos = System.nanoTime();

    /** @param file need not be there */
    Conditions(Path file) {
        this.file = file;
    }

    /**
     * Throws what is to be thrown where something is made.
     *
     * @param kind {@code data}, {@code metadata} or {@code folders}
     * @param place its path
     */
    void make(String kind, String place) throws IOException {
        Properties now = read();
        if (!kind.equals("folders")) {
            pause(number(now, "latency") * 1_000_000);
        }
        String message = now.getProperty(kind);
        if (message != null && isTurn(place, Math.max(1, number(now, "every")))) {
            throw new IOException(message);
        }
    }

    private static boolean isTurn(String place, long every) {
        Matcher checkpoint = CHECKPOINT.matcher(place);
        return !checkpoint.find() || Long.parseLong(checkpoint.group(1)) % every == 0;
    }

    /** Returns when that many bytes are on their way. */
    void pass(int bytes) throws IOException {
        long rate = number(read(), "rate");
        if (rate > 0) {
            pause(reserve(bytes * 1_000_000_000L / rate));
        }
    }

    private synchronized long reserve(long nanos) {
        long now = System.nanoTime();
        nextFreeNanos = Math.max(now, nextFreeNanos) + nanos;
        return nextFreeNanos - now;
    }

    private static void pause(long nanos) throws IOException {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", interruption);
        }
    }

    private static long number(Properties properties, String name) {
        return Long.parseLong(properties.getProperty(name, "0"));
    }

    private Properties read() throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (NoSuchFileException calm) {
            return properties;
        }
        return properties;
    }
}
