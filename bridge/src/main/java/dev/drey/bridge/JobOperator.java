package dev.drey.bridge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamGraphHasherV2;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.jspecify.annotations.Nullable;

/**
 * An operator of a job, as far as it matters to which state it finds.
 *
 * @param ids hexadecimal; state under any of them is this operator's
 * @param uid what the program named it with {@code uid()}, null if it did not
 * @param maxParallelism as the program set it, 0 if Flink chooses
 */
record JobOperator(Set<String> ids, String name, @Nullable String uid, int parallelism, int maxParallelism) {

    JobOperator {
        ids = Set.copyOf(ids);
    }

    /** The operators of a job under the very ids that Flink will give them. */
    static List<JobOperator> of(StreamGraph graph) {
        Map<Integer, byte[]> hashes = new StreamGraphHasherV2().traverseStreamGraphAndGenerateHashes(graph);
        return graph.getStreamNodes().stream()
                .map(node -> of(node, Objects.requireNonNull(hashes.get(node.getId()), "every node has a hash")))
                .collect(Collectors.toList());
    }

    private static JobOperator of(StreamNode node, byte[] hash) {
        Set<String> ids = new TreeSet<>(Set.of(new OperatorID(hash).toHexString()));
        if (node.getUserHash() != null) {
            ids.add(node.getUserHash());
        }
        return new JobOperator(
                ids, node.getOperatorName(), node.getTransformationUID(), node.getParallelism(), maxParallelism(node));
    }

    /** As the program set it, 0 if Flink chooses. Flink 1.20 has this method, too, but not for everyone. */
    static int maxParallelism(StreamNode node) {
        try {
            Method method = StreamNode.class.getDeclaredMethod("getMaxParallelism");
            method.setAccessible(true);
            return Math.max(0, (int) method.invoke(node));
        } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "This Flink version is not supported: StreamNode has no getMaxParallelism.", e);
        }
    }

    /** Such as {@code 'count per shop' (uid 'counts')}. */
    String title() {
        return "'" + name + "'" + (uid == null ? "" : " (uid '" + uid + "')");
    }
}
