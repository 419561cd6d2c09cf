package dev.drey.bridge.state;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.jspecify.annotations.Nullable;

/**
 * What stands before the entries of keyed state.
 *
 * @param key serializer of keys, null where it cannot be made
 * @param states in the order of their numbers in the file
 * @param compressed whether each key group is, for itself
 */
record KeyedHeader(@Nullable TypeSerializer<?> key, List<KeyedStateInfo> states, boolean compressed) {

    /** @throws IOException when a serializer's own description cannot be read, for want of a class for instance */
    static KeyedHeader read(DataInputView in, ProgramClasses classes) throws IOException {
        KeyedBackendSerializationProxy<?> proxy = new KeyedBackendSerializationProxy<>(classes);
        classes.standIn(true);
        try {
            proxy.read(in);
            return new KeyedHeader(
                    KeyedStateInfo.restored(proxy.getKeySerializerSnapshot()),
                    proxy.getStateMetaInfoSnapshots().stream()
                            .map(KeyedStateInfo::of)
                            .collect(Collectors.toList()),
                    proxy.isUsingKeyGroupCompression());
        } catch (RuntimeException | LinkageError unreadable) {
            throw new IOException(unreadable.toString(), unreadable);
        } finally {
            classes.standIn(false);
        }
    }

    Optional<KeyedStateInfo> find(String name) {
        return states.stream().filter(state -> state.name().equals(name)).findFirst();
    }
}
