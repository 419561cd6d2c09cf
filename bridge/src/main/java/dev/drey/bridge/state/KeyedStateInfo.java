package dev.drey.bridge.state;

import java.lang.reflect.Method;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.MapSerializer;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonOptionsKeys;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;
import org.jspecify.annotations.Nullable;

/**
 * What a backend has written down of one keyed state.
 *
 * @param kind {@code VALUE}, {@code LIST}, {@code MAP} and so on, {@code TIMERS}, or {@code ASYNC} for state of Flink 2's
 *     asynchronous API
 * @param namespace serializer of what else an entry belongs to, such as a window; null where it cannot be made, and for timers
 * @param value serializer of values, or of timers; null where it cannot be made
 * @param plain whether entries belong to a key and nothing else
 */
record KeyedStateInfo(
        String name,
        String kind,
        @Nullable TypeSerializer<?> namespace,
        @Nullable TypeSerializer<?> value,
        boolean plain) {

    static final String MAP = "MAP";
    static final String TIMERS = "TIMERS";
    static final String ASYNC = "ASYNC";

    static KeyedStateInfo of(StateMetaInfoSnapshot snapshot) {
        TypeSerializerSnapshot<?> space = snapshot.getTypeSerializerSnapshot(CommonSerializerKeys.NAMESPACE_SERIALIZER);
        String spaceClass = space == null ? "" : space.getClass().getName();
        return new KeyedStateInfo(
                snapshot.getName(),
                kind(snapshot),
                restored(space),
                restored(snapshot.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER)),
                spaceClass.contains("VoidNamespace"));
    }

    private static String kind(StateMetaInfoSnapshot snapshot) {
        return switch (snapshot.getBackendStateType().name()) {
            case "PRIORITY_QUEUE" -> TIMERS;
            case "KEY_VALUE" -> {
                String type = snapshot.getOption(CommonOptionsKeys.KEYED_STATE_TYPE);
                yield type == null ? "VALUE" : type;
            }
            default -> ASYNC;
        };
    }

    /** Null where it cannot be made, for want of a class for instance. */
    static @Nullable TypeSerializer<?> restored(@Nullable TypeSerializerSnapshot<?> snapshot) {
        try {
            return snapshot == null ? null : snapshot.restoreSerializer();
        } catch (RuntimeException | LinkageError unusable) {
            return null;
        }
    }

    boolean isTimers() {
        return kind.equals(TIMERS);
    }

    /** Whether entries expire; null where that is unknown. */
    @Nullable
    Boolean expires() {
        return (isTimers() || value == null) ? null : expires(value);
    }

    private static boolean expires(TypeSerializer<?> serializer) {
        String type = serializer.getClass().getSimpleName();
        if (type.equals("TtlSerializer")) {
            return true;
        }
        if (type.startsWith("TtlAware")) {
            return isTtlEnabled(serializer);
        }
        if (serializer instanceof ListSerializer<?> list) {
            return expires(list.getElementSerializer());
        }
        return serializer instanceof MapSerializer<?, ?> map && expires(map.getValueSerializer());
    }

    /** Of a class that Flink 1 does not have. */
    private static boolean isTtlEnabled(TypeSerializer<?> serializer) {
        try {
            Method enabled = serializer.getClass().getMethod("isTtlEnabled");
            return (boolean) enabled.invoke(serializer);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This Flink version is not supported: " + serializer.getClass() + " has no isTtlEnabled.", e);
        }
    }

    /** Such as {@code Long}, {@code Pojo}, {@code Kryo}: what serializes it. */
    static @Nullable String typeOf(@Nullable TypeSerializer<?> serializer) {
        return serializer == null ? null : serializer.getClass().getSimpleName().replaceFirst("Serializer$", "");
    }
}
