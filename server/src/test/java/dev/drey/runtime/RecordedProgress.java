package dev.drey.runtime;

import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told, one line a call. */
final class RecordedProgress implements InstallProgress {

    private final List<String> events = new ArrayList<>();

    @Override
    public void entered(InstallPhase phase) {
        events.add(phase.label());
    }

    @Override
    public void advanced(long bytesDone, long bytesTotal, String artifact) {
        events.add(bytesDone + "/" + bytesTotal + " " + artifact);
    }

    List<String> events() {
        return List.copyOf(events);
    }
}
