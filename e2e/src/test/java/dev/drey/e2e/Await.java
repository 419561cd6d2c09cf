package dev.drey.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Predicate;

/** Waits for what must come true, and says what was there instead when it does not. */
final class Await {

    private static final Duration LOOK = Duration.ofMillis(100);

    /** A failure that waiting longer cannot mend. */
    static final class HopelessException extends Exception {

        private static final long serialVersionUID = 1;

        HopelessException(String message) {
            super(message);
        }
    }

    private Await() {}

    /**
     * Looks again and again until what it sees is enough. An exception counts as something seen, as a service or a
     * cluster may just be coming up; a {@link HopelessException} ends the wait.
     *
     * @param what must come true, to complete the sentence "did not come true: ..."
     */
    static <T> T until(String what, Duration limit, Callable<T> look, Predicate<T> enough) {
        return until(what, limit, look, enough, String::valueOf);
    }

    /** The same, with words for what was seen last. */
    static <T> T until(
            String what, Duration limit, Callable<T> look, Predicate<T> enough, Function<T, String> describe) {
        long deadline = System.nanoTime() + limit.toNanos();
        String last;
        do {
            try {
                T seen = look.call();
                if (enough.test(seen)) {
                    return seen;
                }
                last = describe.apply(seen);
            } catch (HopelessException hopeless) {
                throw new AssertionError(what + " cannot come true any more: " + hopeless.getMessage(), hopeless);
            } catch (Exception failure) {
                last = failure.toString();
            }
            pause();
        } while (System.nanoTime() < deadline);
        throw new AssertionError(
                "Within " + limit.toSeconds() + " s this did not come true: " + what + ". Last seen: " + last);
    }

    /** Waits for a fact. */
    static void that(String what, Duration limit, Callable<Boolean> fact) {
        boolean unused = until(what, limit, fact, Boolean::booleanValue);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK.toMillis());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", interruption);
        }
    }
}
