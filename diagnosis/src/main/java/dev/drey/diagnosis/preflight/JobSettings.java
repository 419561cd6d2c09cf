package dev.drey.diagnosis.preflight;

import dev.drey.diagnosis.signal.FlinkDuration;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of Flink that hold for a job: of the cluster and of the program together.
 *
 * @param values by Flink's keys, of today or of former versions
 * @param chosen the keys that a person has decided, and not the service
 */
public record JobSettings(Map<String, String> values, Set<String> chosen) {

    /** Keeps copies. */
    public JobSettings {
        values = Map.copyOf(values);
        chosen = Set.copyOf(chosen);
    }

    /** The first of these keys that has a value. */
    public Optional<String> find(String... keys) {
        for (String key : keys) {
            if (values.containsKey(key)) {
                return Optional.of(values.get(key).strip());
            }
        }
        return Optional.empty();
    }

    /** In small letters, with one kind of dash. */
    public Optional<String> findWord(String... keys) {
        return find(keys).map(word -> word.toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Empty also where it is endless. */
    public Optional<Duration> findDuration(String key) {
        return find(key).flatMap(FlinkDuration::parse);
    }

    /** Empty also where it is no number. */
    public Optional<Long> findNumber(String key) {
        return find(key).filter(text -> text.matches("-?\\d{1,18}")).map(Long::valueOf);
    }

    /** Whether a person has decided it, and not the service. */
    public boolean isChosen(String key) {
        return chosen.contains(key);
    }

    /** The interval of checkpoints, if there are any. */
    public Optional<Duration> findInterval() {
        return findDuration("execution.checkpointing.interval").filter(interval -> interval.toMillis() > 0);
    }

    /** Whether checkpoints are taken, and each record counts once in state. */
    public boolean isExactlyOnce() {
        return findInterval().isPresent()
                && findWord("execution.checkpointing.mode")
                        .orElse("exactly-once")
                        .equals("exactly-once");
    }

    /** Where checkpoints go, where that is a folder. */
    public Optional<String> findDirectory() {
        return find("execution.checkpointing.dir", "state.checkpoints.dir").filter(folder -> !folder.isEmpty());
    }

    /** Whether checkpoints stay in the job manager's memory. */
    public boolean keepsCheckpointsInMemory() {
        return findWord("execution.checkpointing.storage", "state.checkpoint-storage")
                .map(storage -> storage.startsWith("jobmanager"))
                .orElse(findDirectory().isEmpty());
    }
}
