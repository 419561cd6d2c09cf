package dev.drey.cli.bench;

import dev.drey.cli.trial.FaultKind;
import dev.drey.cli.trial.StruckFault;
import org.jspecify.annotations.Nullable;

/**
 * A fault that struck.
 *
 * @param again where everything was killed, when the first of it was started again, in milliseconds since the epoch; else
 *     null
 */
record Strike(StruckFault fault, @Nullable Long again) {

    /** Of something that comes back by itself. */
    static Strike of(FaultKind kind, long from, long to) {
        return new Strike(new StruckFault(kind, from, to), null);
    }

    /** The same fault, as if it had begun with the new start. */
    StruckFault fromAgain() {
        return again == null ? fault : new StruckFault(fault.kind(), again, Math.max(again, fault.to()));
    }
}
