package dev.drey.cli.bench;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the program of the measurements of checkpoints has to do: the same state always, at different speeds. Pure.
 *
 * @param speed runtime properties of the program
 */
record StateLoad(Map<String, String> speed) {

    static final int TASKS = 2;

    private static final int KEYS = 50_000;
    private static final int BYTES_PER_KEY = 1_000;
    private static final int CHANGES_PER_TASK = 1_000;
    private static final String UNBOUNDED = "1000000000";

    /** All of the state at once, and then a steady part of it in each second. */
    static final StateLoad STEADY =
            new StateLoad(Map.of("first", String.valueOf(KEYS), "per.second", String.valueOf(CHANGES_PER_TASK)));

    /** As much as it can. */
    static final StateLoad FULL_SPEED = new StateLoad(Map.of("per.second", UNBOUNDED));

    /** As much as it can, into an operator that cannot take it. */
    static final StateLoad HELD_UP =
            new StateLoad(Map.of("per.second", UNBOUNDED, "slow.millis", "1", "slow.every", "10"));

    /** Keeps a copy. */
    StateLoad {
        speed = Map.copyOf(speed);
    }

    /** The program's runtime properties. */
    Map<String, String> properties() {
        Map<String, String> all = new TreeMap<>(speed);
        all.put("keys", String.valueOf(KEYS));
        all.put("bytes", String.valueOf(BYTES_PER_KEY));
        return all;
    }

    /** What the state comes to when every key is there. */
    static long stateBytes() {
        return (long) KEYS * BYTES_PER_KEY;
    }
}
