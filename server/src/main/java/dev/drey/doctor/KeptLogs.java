package dev.drey.doctor;

import dev.drey.control.ClusterLogs;
import dev.drey.diagnosis.collect.ApplicationSource.Limits;
import dev.drey.diagnosis.collect.ApplicationSource.LogFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The logs of an application's cluster, where the processes write them. */
record KeptLogs(ClusterLogs logs) implements LogFiles {

    /** They are read again and again; what stands between was read when it was new. */
    private static final Limits LIMITS = new Limits(128 << 10, 768 << 10);

    @Override
    public List<Log> list() throws IOException {
        return logs.list().stream().map(log -> new Log(log.name(), log.bytes())).toList();
    }

    @Override
    public Optional<Part> find(String name, long offset) throws IOException {
        return logs.find(name, offset).map(part -> {
            byte[] bytes = new byte[part.bytes().remaining()];
            part.bytes().get(bytes);
            return new Part(bytes, part.next());
        });
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }
}
