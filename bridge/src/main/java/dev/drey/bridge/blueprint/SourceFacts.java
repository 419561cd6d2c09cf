package dev.drey.bridge.blueprint;

import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.streaming.api.operators.SourceOperatorFactory;

/** Where records come from. */
final class SourceFacts {

    private SourceFacts() {}

    /**
     * {@code class}, {@code bounded}, {@code keepsPosition}: whether it goes on after a failure where the last checkpoint
     * left it. Empty for operators that are no source.
     */
    static Optional<ObjectNode> of(Parts parts) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        if (parts.factory() instanceof SourceOperatorFactory<?> factory) {
            Object source = Inside.find(factory, "source").orElse(factory);
            json.put("class", source.getClass().getName())
                    .put("bounded", factory.getBoundedness() == Boundedness.BOUNDED)
                    .put("keepsPosition", true);
            Inside.find(factory, WatermarkStrategy.class)
                    .ifPresent(strategy -> json.set("watermarks", WatermarkFacts.of(strategy)));
            return Optional.of(json);
        }
        if (parts.isNamed("StreamSource") && parts.function().isPresent()) {
            Object function = parts.function().get();
            json.put("class", function.getClass().getName())
                    .put("keepsPosition", Inside.isOfType(function.getClass(), "CheckpointedFunction"));
            Inside.find(parts.body(), Boundedness.class)
                    .ifPresent(known -> json.put("bounded", known == Boundedness.BOUNDED));
            return Optional.of(json);
        }
        return Optional.empty();
    }
}
