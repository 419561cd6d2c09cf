package dev.drey.model;

/**
 * How the memory of one KPU, one task manager process, is divided. All in MiB. The parts add up to the total, so that
 * Flink finds nothing left to derive.
 */
public record KpuMemory(
        int totalMib,
        int frameworkHeapMib,
        int taskHeapMib,
        int managedMib,
        int networkMib,
        int frameworkOffHeapMib,
        int taskOffHeapMib,
        int metaspaceMib,
        int overheadMib) {

    /** Below this a task manager cannot run RocksDB and a program side by side. */
    public static final int LEAST_MIB = 640;

    /**
     * Divides {@code totalMib} as Flink's own defaults do in shape (managed memory 0.4 and network 0.1 of what Flink
     * gets, a tenth as overhead), with the fixed parts cut down to what small task managers were seen to need.
     *
     * @throws IllegalArgumentException below {@link #LEAST_MIB}
     */
    public static KpuMemory ofTotal(int totalMib) {
        if (totalMib < LEAST_MIB) {
            throw new IllegalArgumentException(
                    "A KPU needs at least " + LEAST_MIB + " MiB of memory, not " + totalMib + ".");
        }
        int metaspace = 192;
        int overhead = Math.max(64, totalMib / 10);
        int flink = totalMib - metaspace - overhead;
        int network = Math.min(1024, Math.max(48, flink / 10));
        int frameworkHeap = 64;
        int frameworkOffHeap = 64;
        int managed = (int) ((flink - frameworkOffHeap) * 0.4);
        int taskHeap = flink - network - frameworkHeap - frameworkOffHeap - managed;
        return new KpuMemory(
                totalMib, frameworkHeap, taskHeap, managed, network, frameworkOffHeap, 0, metaspace, overhead);
    }

    /** The JVM's heap. */
    public int heapMib() {
        return frameworkHeapMib + taskHeapMib;
    }

    /** What the JVM may allocate outside its heap, metaspace left aside; RocksDB's share is not the JVM's. */
    public int directMib() {
        return frameworkOffHeapMib + taskOffHeapMib + networkMib;
    }
}
