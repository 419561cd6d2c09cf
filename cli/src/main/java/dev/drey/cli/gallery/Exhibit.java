package dev.drey.cli.gallery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One fault that can be brought about, or one healthy look-alike.
 *
 * @param cause the doctor's id of the cause; for what is healthy a name that begins with {@code healthy-}
 * @param injected one sentence: what is done
 * @param program the lines of the program {@code Pipeline}; {@code ${folder}} is filled in
 * @param settings of Flink, beside those that all exhibits have
 * @param script what happens once Flink is there, until the symptom is
 * @param patience how long each part of the script may take
 * @param excluded runtimes it cannot be shown on, with the reason
 * @param curable whether it can be an application of a service, and the remedy is one that settings carry out
 */
public record Exhibit(
        Family family,
        String cause,
        String injected,
        List<String> program,
        Map<String, String> settings,
        Surroundings surroundings,
        List<Act> script,
        Duration patience,
        Map<String, String> excluded,
        boolean curable) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Keeps copies. */
    public Exhibit {
        program = List.copyOf(program);
        settings = Map.copyOf(settings);
        script = List.copyOf(script);
        excluded = Map.copyOf(excluded);
    }

    /** The same as an application of a service. */
    Exhibit asApplication() {
        return new Exhibit(
                family,
                cause,
                injected,
                program,
                settings,
                surroundings.withDrey(),
                script,
                patience,
                excluded,
                curable);
    }

    /** Whether the doctor is to stay silent. */
    public boolean isHealthy() {
        return family == Family.HEALTHY;
    }

    /** One that is to be described further. */
    public static Builder of(Family family, String cause, String injected) {
        return new Builder(family, cause, injected);
    }

    /** Puts an exhibit together. */
    public static final class Builder {

        private final Family family;
        private final String cause;
        private final String injected;
        private final List<String> program = new ArrayList<>();
        private final Map<String, String> settings = new LinkedHashMap<>();
        private final List<Act> before = new ArrayList<>();
        private final List<Act> script = new ArrayList<>();
        private final Map<String, String> excluded = new LinkedHashMap<>();
        private Surroundings surroundings = Surroundings.USUAL;
        private Duration patience = PATIENCE;
        private boolean curable;

        private Builder(Family family, String cause, String injected) {
            this.family = family;
            this.cause = cause;
            this.injected = injected;
        }

        /** The lines of the program. */
        public Builder program(String... lines) {
            program.addAll(List.of(lines));
            return this;
        }

        /** A setting of Flink; an empty value leaves Flink's own. */
        public Builder set(String key, String value) {
            settings.put(key, value);
            return this;
        }

        /** As an application of a service, not on plain Flink. */
        public Builder onDrey() {
            surroundings = surroundings.withDrey();
            return this;
        }

        /** Settings carry out the remedy of it, and it can be shown as an application of a service. */
        public Builder curable() {
            curable = true;
            return this;
        }

        /** Sends checkpoints to a store that is like this from the beginning, lines of {@code name=value}. */
        public Builder store(String... lines) {
            surroundings = surroundings.withConditions(String.join("\n", lines));
            return this;
        }

        /** Lets the remote service take only so many items a second. */
        public Builder remoteRate(long itemsPerSecond) {
            surroundings = surroundings.withRemoteRate(itemsPerSecond);
            return this;
        }

        /** Of the job; 2 if not said. */
        public Builder parallelism(int tasks) {
            surroundings = surroundings.withParallelism(tasks);
            return this;
        }

        /** One if not said. */
        public Builder taskManagers(int count) {
            surroundings = surroundings.withTaskManagers(count);
            return this;
        }

        /** What is prepared when Flink is there, and the program not yet. */
        public Builder first(Act... acts) {
            before.addAll(List.of(acts));
            return this;
        }

        /** What happens to the program, one after the other; behind the last one the symptom is there. */
        public Builder then(Act... acts) {
            script.addAll(List.of(acts));
            return this;
        }

        /** Two minutes if not said. */
        public Builder within(Duration limit) {
            patience = limit;
            return this;
        }

        /** Does not work on that runtime. */
        public Builder notOn(String runtime, String reason) {
            excluded.put(runtime, reason);
            return this;
        }

        /** The exhibit. */
        public Exhibit build() {
            List<Act> all = new ArrayList<>(before);
            all.add(Stand::submit);
            all.addAll(script);
            return new Exhibit(
                    family, cause, injected, program, settings, surroundings, all, patience, excluded, curable);
        }
    }
}
