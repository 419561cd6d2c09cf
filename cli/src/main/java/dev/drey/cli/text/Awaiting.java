package dev.drey.cli.text;

import java.time.Duration;
import java.util.Optional;

/**
 * Looks again and again until there is something to see.
 *
 * @param limit after which it is given up
 * @param step between two looks
 */
public record Awaiting(Time time, Duration limit, Duration step) {

    /** One look. */
    public interface Look<T, E extends Exception> {

        /** Empty when there is nothing yet; {@code elapsed} counts from the first look. */
        Optional<T> at(Duration elapsed) throws E, InterruptedException;
    }

    /** What was seen; empty when the limit passed without. */
    public <T, E extends Exception> Optional<T> first(Look<T, E> look) throws E, InterruptedException {
        Time.Stopwatch watch = time.stopwatch();
        while (true) {
            Optional<T> seen = look.at(watch.elapsed());
            if (seen.isPresent() || watch.elapsed().compareTo(limit) >= 0) {
                return seen;
            }
            time.pause(step);
        }
    }
}
