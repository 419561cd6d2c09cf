package dev.drey.cli.logs;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.remote.Clusters;
import dev.drey.cli.remote.LogList;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The chosen logs of an application, seen again and again: a new process or a new cluster comes in by itself. */
final class LogView {

    private final Clusters clusters;
    private final String application;
    private final LogChoice choice;
    private final Map<String, LogTail> tails = new LinkedHashMap<>();
    private String incarnation = "";
    private boolean live;

    LogView(Clusters clusters, String application, LogChoice choice) {
        this.clusters = clusters;
        this.application = application;
        this.choice = choice;
    }

    /** The last {@code wanted} lines of all of them together. */
    List<LogLine> last(int wanted) throws IOException, InterruptedException {
        LogList list = list();
        incarnation = list.incarnation();
        List<LogLine> lines = new ArrayList<>();
        for (LogList.Log log : chosen(list)) {
            LogTail tail = new LogTail(clusters, application, log);
            tails.put(log.name(), tail);
            lines.addAll(tail.last(wanted));
            if (!list.live()) {
                lines.addAll(tail.rest());
            }
        }
        List<LogLine> merged = LogLine.merge(lines);
        return merged.subList(Math.max(0, merged.size() - wanted), merged.size());
    }

    /** What came since; all of it when the cluster is another. */
    List<LogLine> more() throws IOException, InterruptedException {
        LogList list = list();
        if (!list.incarnation().equals(incarnation)) {
            incarnation = list.incarnation();
            tails.clear();
        }
        List<LogLine> lines = new ArrayList<>();
        for (LogList.Log log : choice.of(list)) {
            LogTail tail = tails.computeIfAbsent(log.name(), name -> new LogTail(clusters, application, log));
            if (tail.hasMore(log.bytes())) {
                lines.addAll(tail.more());
            }
        }
        return LogLine.merge(lines);
    }

    /** Whose logs were seen last; changes when the application begins anew. */
    String incarnation() {
        return incarnation;
    }

    /** False when the cluster seen last has ended. */
    boolean isLive() {
        return live;
    }

    private LogList list() throws IOException, InterruptedException {
        Optional<LogList> list = clusters.findLogs(application);
        LogList found = list.orElseThrow(() -> new CommandFailure(
                "There are no logs: there is no application " + application + ", or it was never started."));
        live = found.live();
        return found;
    }

    private List<LogList.Log> chosen(LogList list) throws CommandFailure {
        List<LogList.Log> chosen = choice.of(list);
        if (chosen.isEmpty() && choice.process() != null) {
            throw new CommandFailure("The cluster of application " + application + " has no process "
                    + choice.process() + ". There are: "
                    + list.logs().stream().map(LogTail::shortName).collect(Collectors.joining(", ")) + ".");
        }
        return chosen;
    }
}
