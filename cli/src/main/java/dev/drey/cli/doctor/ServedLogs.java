package dev.drey.cli.doctor;

import dev.drey.cli.remote.Clusters;
import dev.drey.cli.remote.LogList;
import dev.drey.diagnosis.collect.ApplicationSource.Limits;
import dev.drey.diagnosis.collect.ApplicationSource.LogFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The logs of an application, as the service hands them out. */
final class ServedLogs implements LogFiles {

    private static final Limits LIMITS = new Limits(0, 16L << 20);

    private final Clusters clusters;
    private final String application;

    ServedLogs(Clusters clusters, String application) {
        this.clusters = clusters;
        this.application = application;
    }

    @Override
    public List<Log> list() throws IOException {
        try {
            return clusters.findLogs(application).map(LogList::logs).orElse(List.of()).stream()
                    .map(log -> new Log(log.name(), log.bytes()))
                    .toList();
        } catch (InterruptedException interruption) {
            throw interrupted("the logs", interruption);
        }
    }

    @Override
    public Optional<Part> find(String name, long offset) throws IOException {
        try {
            return clusters.findLog(application, name, offset).map(part -> new Part(part.bytes(), part.next()));
        } catch (InterruptedException interruption) {
            throw interrupted("the log of " + name, interruption);
        }
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    private static IOException interrupted(String what, InterruptedException interruption) {
        Thread.currentThread().interrupt();
        return new IOException("Interrupted while " + what + " was read.", interruption);
    }
}
