package dev.drey.diagnosis.catalogue;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something to do about a cause.
 *
 * @param advice a sentence, with placeholders
 * @param change the settings that carry it out; null where none does
 * @param example a few lines of code; null where there is none
 */
public record Remedy(
        String advice, @Nullable Change change, @Nullable String example) {

    /** Whose settings. */
    public enum Target {
        /** Members of the API's {@code CheckpointConfiguration}. */
        CHECKPOINT_CONFIGURATION("CheckpointConfiguration"),
        /** Members of the API's {@code ParallelismConfiguration}. */
        PARALLELISM_CONFIGURATION("ParallelismConfiguration"),
        /** Flink's own keys, in the property group {@code drey.flink} or in any cluster's configuration. */
        FLINK("drey.flink"),
        /** Flink's own keys that only whoever starts the processes can set. */
        CLUSTER("cluster"),
        /** Members of the API's {@code MonitoringConfiguration}. */
        MONITORING_CONFIGURATION("MonitoringConfiguration");

        private final String words;

        Target(String words) {
            this.words = words;
        }

        /** As it is written in reports. */
        public String words() {
            return words;
        }
    }

    /**
     * What would follow from carrying it out.
     */
    public enum Approval {
        /** Nothing is lost; the job restarts from its newest checkpoint at most. */
        SAFE,
        /** Data can be lost or doubled, so a person decides. */
        ASK,
        /** Nothing that a program could carry out. */
        BY_HAND
    }

    /** How a number of a change is meant, where the present one goes as far already or further. */
    public enum Bound {
        /** At least so much: a larger one stays. */
        LEAST,
        /** At most so much: a smaller one stays. */
        MOST,
        /** Just so much. */
        EXACT
    }

    /**
     * A change of settings.
     *
     * @param values by key, with placeholders
     * @param bound of all values that are numbers
     */
    public record Change(Target target, Map<String, String> values, Approval approval, Bound bound) {

        /** Keeps a copy. */
        public Change {
            values = Map.copyOf(values);
        }
    }

    /** The settings that carry it out. */
    public Optional<Change> findChange() {
        return Optional.ofNullable(change);
    }

    /** A few lines of code. */
    public Optional<String> findExample() {
        return Optional.ofNullable(example);
    }

    /** Whether a program may carry it out without asking. */
    public boolean isApplicable() {
        return change != null && change.approval() == Approval.SAFE && change.target() != Target.CLUSTER;
    }
}
