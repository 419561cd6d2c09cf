package dev.drey.cli.bench;

import java.util.Map;
import java.util.TreeMap;

/** What the program of the measurements of checkpoints has to do: the same state always, at different speeds. Pure. */
enum StateLoad {
    /** All of the state at once, and then a steady part of it in each second. */
    STEADY(Map.of("first", String.valueOf(StateLoad.KEYS), "per.second", String.valueOf(StateLoad.CHANGES_PER_TASK))),
    /** As much as it can. */
    FULL_SPEED(Map.of("per.second", StateLoad.UNBOUNDED)),
    /** As much as it can, into an operator that cannot take it. */
    HELD_UP(Map.of("per.second", StateLoad.UNBOUNDED, "slow.millis", "1", "slow.every", "10"));

    static final int TASKS = 2;
    static final int KEYS = 50_000;
    static final int BYTES_PER_KEY = 1_000;
    static final int CHANGES_PER_TASK = 1_000;

    private static final String UNBOUNDED = "1000000000";

    private final Map<String, String> speed;

    StateLoad(Map<String, String> speed) {
        this.speed = speed;
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
