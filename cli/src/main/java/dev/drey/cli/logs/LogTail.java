package dev.drey.cli.logs;

import dev.drey.cli.remote.Clusters;
import dev.drey.cli.remote.LogList;
import dev.drey.cli.remote.LogPart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One log, read from near its end onwards. */
final class LogTail {

    private static final int BYTES_OF_A_LINE = 256;
    private static final long LEAST = 64 * 1024;
    private static final int FACTOR = 8;

    private final Clusters clusters;
    private final String application;
    private final LogList.Log log;
    private @Nullable LineSplitter splitter;
    private long offset;

    LogTail(Clusters clusters, String application, LogList.Log log) {
        this.clusters = clusters;
        this.application = application;
        this.log = log;
    }

    /** Such as {@code taskmanager-1}. */
    static String shortName(LogList.Log log) {
        return log.name().replaceFirst("^flink-", "");
    }

    /** The last lines that are there, at least {@code wanted} of them if the log has as many. */
    List<LogLine> last(int wanted) throws IOException, InterruptedException {
        long bytes = Math.max(LEAST, (long) wanted * BYTES_OF_A_LINE);
        while (true) {
            Optional<LogPart> part = clusters.findLog(application, log.name(), -bytes);
            if (part.isEmpty()) {
                return List.of();
            }
            long start = part.get().start();
            splitter = new LineSplitter(shortName(log), start > 0);
            offset = part.get().next();
            List<LogLine> lines = new ArrayList<>(splitter.add(part.get().bytes()));
            lines.addAll(more());
            if (lines.size() >= wanted || start == 0) {
                return lines;
            }
            bytes *= FACTOR;
        }
    }

    /** What was written since the last look. */
    List<LogLine> more() throws IOException, InterruptedException {
        LineSplitter lines = splitter == null ? new LineSplitter(shortName(log), false) : splitter;
        splitter = lines;
        List<LogLine> more = new ArrayList<>();
        while (true) {
            Optional<LogPart> part = clusters.findLog(application, log.name(), offset);
            if (part.isEmpty() || part.get().next() == offset) {
                return more;
            }
            offset = part.get().next();
            more.addAll(lines.add(part.get().bytes()));
        }
    }

    /** Whether a look is worth it. */
    boolean hasMore(long bytesNow) {
        return bytesNow != offset;
    }

    /** The line that nobody ended, when nobody will. */
    List<LogLine> rest() {
        return splitter == null ? List.of() : splitter.rest();
    }
}
