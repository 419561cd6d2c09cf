package dev.drey.bridge.blueprint;

import java.util.Optional;
import java.util.Set;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/** Where records go to, and what a sink promises of them. */
final class SinkFacts {

    /** What writes nothing that anybody keeps. */
    private static final Set<String> HARMLESS =
            Set.of("DiscardingSink", "BlackHoleSink", "BlackholeSink", "CollectSinkFunction");

    private static final Set<String> PRINTING =
            Set.of("PrintSink", "PrintSinkFunction", "RowDataPrintFunction", "PrintSinkOutputWriter");

    private SinkFacts() {}

    /**
     * {@code class}; {@code purpose}: {@code discards}, {@code prints} or {@code writes}; {@code commits}: whether output
     * becomes visible with checkpoints; {@code guarantee} as the sink itself names it, where it does. Empty for operators
     * that are no sink.
     */
    static Optional<ObjectNode> of(Parts parts) {
        if (parts.isNamed("SinkWriterOperator")) {
            return Inside.find(parts.factory(), "sink").map(sink -> facts(sink, isNewCommitting(sink)));
        }
        boolean sinks = parts.isNamed("StreamSink") || parts.isNamed("SinkOperator");
        return sinks ? parts.function().map(function -> facts(function, isOldCommitting(function))) : Optional.empty();
    }

    /** Whether a committer follows it; one that may commit need not, which its guarantee tells. */
    private static boolean isNewCommitting(Object sink) {
        return Inside.isOfType(sink.getClass(), "SupportsCommitter")
                || Inside.isOfType(sink.getClass(), "TwoPhaseCommittingSink");
    }

    private static boolean isOldCommitting(Object function) {
        return Inside.isOfType(function.getClass(), "TwoPhaseCommitSinkFunction")
                || (Inside.isOfType(function.getClass(), "CheckpointListener")
                        && Inside.isOfType(function.getClass(), "CheckpointedFunction"));
    }

    private static ObjectNode facts(Object sink, boolean committing) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        String name = sink.getClass().getSimpleName();
        json.put("class", sink.getClass().getName());
        json.put("purpose", HARMLESS.contains(name) ? "discards" : PRINTING.contains(name) ? "prints" : "writes");
        Optional<String> guarantee = guarantee(sink);
        guarantee.ifPresent(known -> json.put("guarantee", known));
        boolean promised = guarantee.map(known -> known.equals("EXACTLY_ONCE")).orElse(true);
        return json.put("commits", committing && promised);
    }

    /** Connectors of Flink's keep it as a constant of this type. */
    private static Optional<String> guarantee(Object sink) {
        return Inside.findOfType(sink, "DeliveryGuarantee")
                .or(() -> Inside.findOfType(sink, "Semantic"))
                .filter(Enum.class::isInstance)
                .map(known -> ((Enum<?>) known).name());
    }
}
