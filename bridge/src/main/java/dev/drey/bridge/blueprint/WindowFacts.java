package dev.drey.bridge.blueprint;

import java.util.Optional;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.flink.streaming.api.windowing.assigners.WindowAssigner;

/** How an operator gathers records in windows. */
final class WindowFacts {

    private WindowFacts() {}

    /**
     * {@code assigner}, {@code eventTime}, {@code allowedLatenessMillis}, {@code lateOutput}: whether late records go
     * somewhere else, {@code global}: whether windows have no end, {@code purges}: whether something empties them. Empty for
     * operators without windows.
     */
    static Optional<ObjectNode> of(Parts parts) {
        return Inside.find(parts.body(), WindowAssigner.class).map(assigner -> {
            boolean global = assigner.getClass().getSimpleName().startsWith("GlobalWindows");
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.put("assigner", assigner.getClass().getSimpleName());
            json.put("eventTime", !global && assigner.isEventTime());
            json.put(
                    "allowedLatenessMillis",
                    Inside.find(parts.body(), "allowedLateness")
                            .filter(Long.class::isInstance)
                            .map(Long.class::cast)
                            .orElse(0L));
            json.put(
                    "lateOutput", Inside.find(parts.body(), "lateDataOutputTag").isPresent());
            json.put("global", global);
            boolean evicts = Inside.findOfType(parts.body(), "Evictor").isPresent();
            boolean ends = Inside.find(parts.body(), "trigger")
                    .filter(trigger -> trigger.getClass().getSimpleName().contains("Purging") || !isFlinks(trigger))
                    .isPresent();
            return json.put("purges", evicts || ends);
        });
    }

    private static boolean isFlinks(Object object) {
        return object.getClass().getName().startsWith("org.apache.flink.");
    }
}
