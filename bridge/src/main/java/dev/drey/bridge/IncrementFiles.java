package dev.drey.bridge;

import java.util.stream.Stream;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.StateObject;

/** What the versions of Flink name differently of an incremental checkpoint. */
public final class IncrementFiles {

    private IncrementFiles() {}

    /** The file that describes its states. Its getter has another name in Flink 1.18. */
    public static StateObject metadataOf(IncrementalRemoteKeyedStateHandle increment) {
        try {
            return (StateObject) Stream.of(increment.getClass().getMethods())
                    .filter(method -> method.getName().matches("getMeta(Data)?StateHandle"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(
                            "This Flink version is not supported: increments have no metadata."))
                    .invoke(increment);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("This Flink version is not supported: increments have no metadata.", e);
        }
    }
}
