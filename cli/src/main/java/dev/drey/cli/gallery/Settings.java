package dev.drey.cli.gallery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Flink's settings for an exhibit: small processes on loopback, checkpoints that are good practice, and what the exhibit
 * says otherwise. Pure.
 */
final class Settings {

    private static final String MEMORY = "taskmanager.memory.";

    private static final String LOG4J = "log4j.";

    private final Map<String, String> all;

    private Settings(Map<String, String> all) {
        this.all = all;
    }

    /**
     * Where processes meet.
     *
     * @param folder of the exhibit
     * @param rpc port of the job manager for task managers
     * @param rest port of its REST API
     */
    record Place(String folder, int rpc, int rest) {}

    static Settings of(Exhibit exhibit, Place place) {
        Map<String, String> all = new LinkedHashMap<>();
        connect(all, place);
        shape(all);
        all.put("parallelism.default", "1");
        all.put("taskmanager.numberOfTaskSlots", "2");
        all.put("execution.checkpointing.interval", "2 s");
        all.put("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION");
        all.put("execution.checkpointing.num-retained", "2");
        all.put("execution.checkpointing.tolerable-failed-checkpoints", "1000");
        all.put("restart-strategy.type", "fixed-delay");
        all.put("restart-strategy.fixed-delay.attempts", "2147483647");
        all.put("restart-strategy.fixed-delay.delay", "1 s");
        all.put("metrics.fetcher.update-interval", "1000");
        String scheme = exhibit.surroundings().conditions() == null ? "file://" : "depot://";
        all.put("execution.checkpointing.dir", scheme + place.folder() + "/store/checkpoints");
        all.put("depot.conditions", place.folder() + "/conditions.properties");
        exhibit.settings().forEach((key, value) -> set(all, key, value.replace("${folder}", place.folder())));
        all.keySet().removeIf(key -> key.startsWith(LOG4J));
        return new Settings(all);
    }

    /** The lines of Log4j's file that the exhibit adds. */
    static String logging(Exhibit exhibit) {
        return exhibit.settings().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(LOG4J))
                .map(entry -> entry.getKey().substring(LOG4J.length()) + " = " + entry.getValue() + "\n")
                .sorted()
                .collect(Collectors.joining());
    }

    /** An empty value means: leave Flink's own. */
    private static void set(Map<String, String> all, String key, String value) {
        if (value.isEmpty()) {
            all.remove(key);
        } else {
            all.put(key, value);
        }
    }

    private static void connect(Map<String, String> all, Place place) {
        all.put("jobmanager.rpc.address", "127.0.0.1");
        all.put("jobmanager.bind-host", "127.0.0.1");
        all.put("jobmanager.rpc.port", String.valueOf(place.rpc()));
        all.put("rest.address", "127.0.0.1");
        all.put("rest.bind-address", "127.0.0.1");
        all.put("rest.port", String.valueOf(place.rest()));
        all.put("taskmanager.host", "127.0.0.1");
        all.put("taskmanager.bind-host", "127.0.0.1");
        all.put("io.tmp.dirs", place.folder() + "/tmp");
        all.put("web.tmpdir", place.folder() + "/tmp");
        all.put("web.upload.dir", place.folder() + "/upload");
    }

    /** As Flink's scripts work it out from the size of a process. */
    private static void shape(Map<String, String> all) {
        all.put("jobmanager.memory.heap.size", "256m");
        all.put("taskmanager.cpu.cores", "1.0");
        all.put(MEMORY + "framework.heap.size", "128m");
        all.put(MEMORY + "task.heap.size", "256m");
        all.put(MEMORY + "framework.off-heap.size", "64m");
        all.put(MEMORY + "task.off-heap.size", "16m");
        all.put(MEMORY + "managed.size", "128m");
        all.put(MEMORY + "network.min", "32m");
        all.put(MEMORY + "network.max", "32m");
        all.put(MEMORY + "jvm-metaspace.size", "128m");
        all.put(MEMORY + "jvm-overhead.min", "192m");
        all.put(MEMORY + "jvm-overhead.max", "192m");
    }

    /** One key a line. */
    String yaml() {
        return all.entrySet().stream()
                .map(entry -> entry.getKey() + ": \""
                        + entry.getValue().replace("\\", "\\\\").replace("\"", "\\\"") + "\"")
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The flags that follow for a job manager. */
    List<String> jobManagerMemory() {
        return List.of("-Xmx" + all.get("jobmanager.memory.heap.size"), "-XX:MaxMetaspaceSize=256m");
    }

    /** The flags that follow for a task manager. */
    List<String> taskManagerMemory() {
        return List.of(
                "-Xmx" + (mib("framework.heap.size") + mib("task.heap.size")) + "m",
                "-XX:MaxDirectMemorySize="
                        + (mib("framework.off-heap.size") + mib("task.off-heap.size") + mib("network.max")) + "m",
                "-XX:MaxMetaspaceSize=" + mib("jvm-metaspace.size") + "m");
    }

    private int mib(String key) {
        String value = all.getOrDefault(MEMORY + key, "0m");
        return Integer.parseInt(value.replaceAll("[^0-9]", ""));
    }
}
