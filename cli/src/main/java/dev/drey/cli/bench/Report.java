package dev.drey.cli.bench;

import dev.drey.cli.trial.Machine;
import java.util.List;

/**
 * A finished measurement with the circumstances that it depends on.
 *
 * @param command as it was typed
 * @param loadBefore the machine's load average of one minute when it began: what others do
 * @param loadAfter the same when it was over: the measurement's own work is in it
 */
record Report(
        String command,
        String version,
        Machine machine,
        double loadBefore,
        double loadAfter,
        List<String> notes,
        List<Row> rows) {

    /** Keeps copies. */
    Report {
        notes = List.copyOf(notes);
        rows = List.copyOf(rows);
    }
}
