package dev.drey.bridge.blueprint;

import java.util.Optional;
import org.apache.flink.api.common.functions.Function;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperatorFactory;

/**
 * What an operator is made of.
 *
 * @param factory what Flink makes it with
 * @param operator itself, where it is made already
 * @param function the program's or a library's part of it, if it has one
 */
record Parts(Object factory, Optional<Object> operator, Optional<Object> function) {

    /** Empty for nodes that do not run, such as legacy inputs that Flink itself replaces. */
    static Optional<Parts> of(StreamNode node) {
        StreamOperatorFactory<?> factory = node.getOperatorFactory();
        if (factory == null) {
            return Optional.empty();
        }
        Optional<Object> operator = Inside.find(factory, StreamOperator.class).map(Object.class::cast);
        Object body = operator.orElse(factory);
        Optional<Object> function = Inside.find(body, "userFunction")
                .or(() -> Inside.find(body, "asyncFunction"))
                .or(() -> Inside.find(body, Function.class).map(Object.class::cast));
        return Optional.of(new Parts(factory, operator, function.map(Parts::unwrapped)));
    }

    /** Flink puts functions of its own around those of windows. */
    private static Object unwrapped(Object function) {
        Object found = function;
        while (isFlinks(found)) {
            Optional<Object> inner = Inside.find(found, "wrappedFunction");
            if (inner.isEmpty()) {
                break;
            }
            found = inner.get();
        }
        return found;
    }

    private static boolean isFlinks(Object object) {
        return object.getClass().getName().startsWith("org.apache.flink.");
    }

    /** The operator, or what it is made with. */
    Object body() {
        return operator.orElse(factory);
    }

    /** The class name that tells best what it does. */
    String className() {
        return body().getClass().getName();
    }

    boolean isNamed(String part) {
        return body().getClass().getSimpleName().contains(part);
    }
}
