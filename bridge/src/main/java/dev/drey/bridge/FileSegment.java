package dev.drey.bridge;

import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.state.StateObject;

/**
 * State that lies in a part of a file which it shares with other state. Read without naming Flink's class for it, {@code
 * SegmentFileStateHandle}, which versions before 1.20 do not have.
 *
 * @param end position after the last byte
 */
record FileSegment(Path file, long end) {

    static boolean isOne(StateObject state) {
        return state.getClass().getSimpleName().equals("SegmentFileStateHandle");
    }

    static FileSegment of(StateObject state) {
        try {
            Path file = (Path) state.getClass().getMethod("getFilePath").invoke(state);
            long start = (long) state.getClass().getMethod("getStartPos").invoke(state);
            return new FileSegment(file, start + state.getStateSize());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "This Flink version is not supported: SegmentFileStateHandle is not what it was.", e);
        }
    }
}
