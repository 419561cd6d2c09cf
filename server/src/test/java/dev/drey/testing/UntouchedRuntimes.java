package dev.drey.testing;

import dev.drey.runtime.FlinkRuntimes;
import java.nio.file.Path;

/** Runtimes for tests in which none has any business: whatever would be installed or made fails. */
public final class UntouchedRuntimes {

    private UntouchedRuntimes() {}

    /** @param folder of any kind */
    public static FlinkRuntimes in(Path folder) {
        return new FlinkRuntimes(
                folder,
                folder,
                () -> {
                    throw new AssertionError("No runtime was to be installed.");
                },
                (runtime, target) -> {
                    throw new AssertionError("No archive was to be made.");
                },
                Runnable::run);
    }
}
