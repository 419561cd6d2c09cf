package dev.drey.cluster.process;

import dev.drey.cluster.ClusterException;
import dev.drey.cluster.MemoryDivision;
import dev.drey.model.KpuMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Has Flink's own code divide memory; what was divided once is remembered. */
public final class CompanionMemoryDivision implements MemoryDivision {

    /** Below this a task manager's classes and threads find no room beside each other. */
    private static final int LEAST_HEAP_MIB = 96;

    private static final int PARTS = 8;

    private final FlinkCompanion companion;
    private final Map<Map<String, String>, KpuMemory> known = new ConcurrentHashMap<>();

    /** @param companion is asked once for each division */
    public CompanionMemoryDivision(FlinkCompanion companion) {
        this.companion = companion;
    }

    @Override
    public KpuMemory divide(int totalMib, Map<String, String> settings) throws ClusterException {
        KpuMemory usual = KpuMemory.ofTotal(totalMib);
        Map<String, String> complete = new TreeMap<>(Map.of(
                "taskmanager.cpu.cores",
                "1.0",
                "taskmanager.memory.framework.heap.size",
                usual.frameworkHeapMib() + "m",
                "taskmanager.memory.framework.off-heap.size",
                usual.frameworkOffHeapMib() + "m",
                "taskmanager.memory.network.min",
                "48m",
                "taskmanager.memory.jvm-metaspace.size",
                usual.metaspaceMib() + "m",
                "taskmanager.memory.jvm-overhead.min",
                "64m"));
        complete.putAll(settings);
        complete.put("taskmanager.memory.process.size", totalMib + "m");
        @Nullable KpuMemory before = known.get(complete);
        if (before != null) {
            return before;
        }
        KpuMemory memory = ask(totalMib, complete);
        if (memory.heapMib() < LEAST_HEAP_MIB) {
            throw new ClusterException("It leaves " + memory.heapMib()
                    + " MiB for the heap, and a task manager needs at" + " least " + LEAST_HEAP_MIB + ".");
        }
        known.put(complete, memory);
        return memory;
    }

    private KpuMemory ask(int totalMib, Map<String, String> settings) throws ClusterException {
        List<String> words = new ArrayList<>(List.of("memory"));
        settings.forEach((key, value) -> words.add(key + "=" + value));
        String[] answer;
        try {
            answer = companion.ask(words.toArray(String[]::new)).split(FlinkCompanion.SEPARATOR, -1);
        } catch (IOException silence) {
            throw new ClusterException("Flink could not be asked: " + silence.getMessage(), silence);
        }
        if (!answer[0].equals("memory") || answer.length != 1 + PARTS) {
            throw new ClusterException(answer[answer.length - 1].replaceFirst("^[a-zA-Z.]*Exception: ", ""));
        }
        int[] parts = new int[PARTS];
        for (int part = 0; part < PARTS; part++) {
            parts[part] = (int) (Long.parseLong(answer[part + 1]) >> 20);
        }
        return new KpuMemory(totalMib, parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], parts[7]);
    }
}
