package dev.drey.bridge.blueprint;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkGeneratorSupplier;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/** How event time comes about. */
final class WatermarkFacts {

    private static final int MOST_LAYERS = 8;

    private WatermarkFacts() {}

    /**
     * {@code generator} is {@code none}, {@code bounded} with {@code outOfOrdernessMillis}, or {@code own}; {@code
     * idlenessMillis} is missing where inputs are never idle, and where only the program's own generator can say.
     */
    static ObjectNode of(WatermarkStrategy<?> strategy) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        WatermarkStrategy<?> base = strategy;
        for (int i = 0; i < MOST_LAYERS; i++) {
            Inside.find(base, "idlenessTimeout")
                    .filter(Duration.class::isInstance)
                    .ifPresent(timeout -> json.put("idlenessMillis", ((Duration) timeout).toMillis()));
            Optional<WatermarkStrategy<?>> inner = layerOf(base);
            if (inner.isEmpty()) {
                break;
            }
            base = inner.get();
        }
        addGenerator(base, json);
        return json;
    }

    /** Flink's layers keep the strategy beneath in a field. So may lambda expressions of the program. */
    private static Optional<WatermarkStrategy<?>> layerOf(WatermarkStrategy<?> strategy) {
        return isFlinks(strategy)
                ? Inside.find(strategy, WatermarkStrategy.class).map(layer -> (WatermarkStrategy<?>) layer)
                : Optional.empty();
    }

    private static boolean isFlinks(Object object) {
        return object.getClass().getName().startsWith("org.apache.flink.");
    }

    /** Flink's own strategies are asked for their generator. The program's are not, as its code would run. */
    private static void addGenerator(WatermarkStrategy<?> strategy, ObjectNode json) {
        if (!isFlinks(strategy)) {
            json.put("generator", "own");
            return;
        }
        Object context = Proxy.newProxyInstance(
                WatermarkFacts.class.getClassLoader(),
                new Class<?>[] {WatermarkGeneratorSupplier.Context.class},
                (proxy, method, arguments) -> null);
        try {
            WatermarkGenerator<?> generator =
                    strategy.createWatermarkGenerator((WatermarkGeneratorSupplier.Context) context);
            Optional<Object> disorder = Inside.find(generator, "outOfOrdernessMillis");
            if (disorder.isPresent()) {
                json.put("generator", "bounded").put("outOfOrdernessMillis", (Long) disorder.get());
            } else {
                json.put("generator", generator.getClass().getSimpleName().startsWith("NoWatermarks") ? "none" : "own");
            }
        } catch (RuntimeException needsMore) {
            json.put("generator", "own");
        }
    }
}
