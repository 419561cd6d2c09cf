package dev.drey.bridge;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.util.TimeUtils;
import org.jspecify.annotations.Nullable;

/**
 * What a program has set in its code that differs from what the service decided.
 *
 * @param overridden by Flink's keys, what the program wanted and does not get
 * @param kept what it wanted and gets, because it is the program's own affair
 */
record ProgramSettings(Map<String, String> overridden, Map<String, String> kept) {

    private static final String BACKEND = "state.backend.type";
    private static final String STORAGE = "execution.checkpointing.storage";
    private static final String RESTARTS = "restart-strategy";

    /**
     * Must be asked before the service's settings are enforced on the job.
     *
     * @param checkpoints where the graph keeps what the program set about checkpoints
     * @param decided the service's settings, which the program's environments started from
     * @param owned which keys the program may not decide
     */
    static ProgramSettings of(HeldJob job, Configuration checkpoints, Configuration decided, Predicate<String> owned) {
        Map<String, String> overridden = new TreeMap<>();
        Map<String, String> kept = new TreeMap<>();
        for (Configuration source : List.of(job.configuration(), checkpoints)) {
            source.toMap().forEach((key, value) -> {
                if (owned.test(key) && !isSame(value, decided.toMap().get(key))) {
                    overridden.put(key, value);
                } else if (key.startsWith(RESTARTS)
                        && !isSame(value, decided.toMap().get(key))) {
                    kept.put(key, value);
                }
            });
        }
        findObject(job.graph(), "getStateBackend")
                .filter(backend -> !isOfType(backend, decided.toMap().getOrDefault(BACKEND, "")))
                .ifPresent(backend -> overridden.put(BACKEND, backend.getClass().getSimpleName()));
        findObject(job.graph(), "getCheckpointStorage")
                .filter(storage -> storage.getClass().getSimpleName().startsWith("JobManager"))
                .ifPresent(storage -> overridden.put(STORAGE, storage.getClass().getSimpleName()));
        findRestartStrategy(job.graph().getExecutionConfig(), decided)
                .ifPresent(strategy -> kept.put(RESTARTS, strategy));
        return new ProgramSettings(overridden, kept);
    }

    /** Flink writes durations and sizes back in other words than it read them. */
    private static boolean isSame(String one, @Nullable String other) {
        if (other == null) {
            return false;
        }
        return one.equalsIgnoreCase(other)
                || parsed(one, TimeUtils::parseDuration).equals(parsed(other, TimeUtils::parseDuration))
                || parsed(one, MemorySize::parse).equals(parsed(other, MemorySize::parse));
    }

    private static Object parsed(String text, Function<String, Object> parser) {
        try {
            return parser.apply(text);
        } catch (RuntimeException notOne) {
            return text;
        }
    }

    private static boolean isOfType(Object backend, String type) {
        return backend.getClass().getSimpleName().toLowerCase(Locale.ROOT).contains(type.toLowerCase(Locale.ROOT));
    }

    /** Null and a method that this version does not have are the same here: nothing was set that way. */
    static Optional<Object> findObject(Object target, String getter) {
        try {
            Method method = target.getClass().getMethod(getter);
            return Optional.ofNullable(method.invoke(target));
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException("This Flink version is not supported: " + getter + " failed.", e);
        }
    }

    /** Before Flink 2 a strategy is an object, which the environment's settings make one of, too. */
    private static Optional<String> findRestartStrategy(ExecutionConfig execution, Configuration decided) {
        Optional<Object> strategy = findObject(execution, "getRestartStrategy");
        if (strategy.isEmpty()) {
            return Optional.empty();
        }
        try {
            Class<?> strategies = Class.forName("org.apache.flink.api.common.restartstrategy.RestartStrategies");
            Method fromConfiguration = Stream.of(strategies.getMethods())
                    .filter(method -> method.getName().equals("fromConfiguration"))
                    .findFirst()
                    .orElseThrow(() -> new NoSuchMethodException("fromConfiguration"));
            Object own = fromConfiguration.invoke(null, decided);
            boolean set = !own.equals(strategy)
                    && !strategy.get().getClass().getSimpleName().startsWith("Fallback");
            return set
                    ? Optional.of(String.valueOf(strategy.get()
                            .getClass()
                            .getMethod("getDescription")
                            .invoke(strategy.get())))
                    : Optional.empty();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Flink version is not supported: restart strategies have changed.", e);
        }
    }

    /** A line for each: {@code overridden} or {@code kept}, the key and the value, parted by tabs. */
    void write(Path file) throws IOException {
        Files.write(
                file,
                Stream.concat(lines("overridden", overridden), lines("kept", kept))
                        .collect(Collectors.toList()));
    }

    private static Stream<String> lines(String kind, Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> kind + "\t" + setting.getKey() + "\t"
                        + setting.getValue().replaceAll("\\s+", " "));
    }
}
