package dev.drey.cli.logs;

import dev.drey.cli.remote.LogList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which of a cluster's logs a person wants to see. */
record LogChoice(@Nullable String process) {

    private static final String OUT = ".out";

    /** The one that was named; without a name all logs, and of what was written past them what no log tells. */
    List<LogList.Log> of(LogList list) {
        String named = process == null ? "" : process.replaceFirst("^flink-", "");
        return list.logs().stream()
                .filter(log -> named.isEmpty()
                        ? !log.name().endsWith(OUT) || hasNoLog(log, list)
                        : LogTail.shortName(log).equals(named))
                .toList();
    }

    /** A process that died before it could log. */
    private static boolean hasNoLog(LogList.Log out, LogList list) {
        String name = out.name().substring(0, out.name().length() - OUT.length());
        return out.bytes() > 0
                && list.logs().stream().noneMatch(log -> log.name().equals(name) && log.bytes() > 0);
    }
}
