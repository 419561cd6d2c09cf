package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.Series;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Reads metrics. Flink lists their names first and gives values only of those that are asked for; where the list already
 * has values, as a bundle may, they are taken from it.
 */
final class MetricReader {

    private static final int NAMES_PER_QUESTION = 60;
    private static final List<String> AGGREGATES = List.of("min", "max", "avg", "sum");

    private static final Pattern PROCESS = Pattern.compile(
            "Status\\.JVM\\.(?:CPU\\.Load|Memory\\.(?:Heap|Metaspace|Direct|NonHeap)\\.(?:Used|Committed|Max|MemoryUsed|TotalCapacity)"
                    + "|GarbageCollector\\..*|Threads\\.Count|ClassLoader\\.ClassesLoaded)"
                    + "|Status\\.Flink\\.Memory\\.Managed\\..*|Status\\.Shuffle\\.Netty\\..*|Status\\.Network\\..*"
                    + "|System\\.CPU\\..*|taskSlots.*|numRegisteredTaskManagers");
    private static final Pattern VERTEX = Pattern.compile(
            ".*(?:busyTimeMsPerSecond|[bB]ackPressuredTimeMsPerSecond"
                    + "|idleTimeMsPerSecond|numRecords(?:In|Out|Send)?(?:PerSecond|Errors)?|checkpointStartDelayNanos"
                    + "|checkpointAlignmentTime|mailboxLatencyMs_(?:p99|mean)|mailboxQueueSize|[io][nu]t?PoolUsage"
                    + "|current(?:Input|Output)Watermark|watermarkLag|watermarkAlignmentDrift|pending(?:Records|Bytes|Committables)"
                    + "|current(?:Fetch|Emit)EventTimeLag|sourceIdleTime|failedCommittables|alreadyCommittedCommittables"
                    + "|retriedCommittables|successfulCommittables|totalCommittables|[lL]ateRecordsDropped|millisBehindLatest"
                    + "|records-lag-max|commitsFailed|currentSendTime|rocksdb[._].*|estimateTimeToCommit"
                    + "|initializationTime|inputQueueLength|UserRecordsPending|RetriesPerRecord|ErrorsByCode|backpressureCycles)");

    private MetricReader() {}

    static Metrics ofProcess(RestSource source, String path, Instant at) throws IOException {
        return read(source, path, at, name -> PROCESS.matcher(name).matches());
    }

    /** A job has few, and all of them matter. */
    static Metrics ofJob(RestSource source, String path, Instant at) throws IOException {
        return read(source, path, at, name -> true);
    }

    static Metrics ofVertex(RestSource source, String path, Instant at) throws IOException {
        return read(source, path, at, name -> VERTEX.matcher(name).matches());
    }

    private static Metrics read(RestSource source, String path, Instant at, Predicate<String> wanted)
            throws IOException {
        Map<String, Series> found = new HashMap<>();
        List<String> asked = new ArrayList<>();
        for (JsonNode entry : source.json(path).map(MetricReader::entries).orElse(List.of())) {
            String name = entry.path("id").asText();
            if (wanted.test(name) && !take(entry, at, found)) {
                asked.add(name);
            }
        }
        for (int start = 0; start < asked.size(); start += NAMES_PER_QUESTION) {
            List<String> names = asked.subList(start, Math.min(asked.size(), start + NAMES_PER_QUESTION));
            String question = path + "?get=" + URLEncoder.encode(String.join(",", names), StandardCharsets.UTF_8);
            for (JsonNode entry :
                    source.json(question).map(MetricReader::entries).orElse(List.of())) {
                take(entry, at, found);
            }
        }
        return new Metrics(found);
    }

    private static List<JsonNode> entries(JsonNode answer) {
        List<JsonNode> entries = new ArrayList<>();
        answer.forEach(entries::add);
        return entries;
    }

    private static boolean take(JsonNode entry, Instant at, Map<String, Series> into) {
        String name = entry.path("id").asText();
        boolean has = false;
        if (entry.has("value")) {
            has = true;
            put(name, entry.path("value"), at, into);
        }
        for (String aggregate : AGGREGATES) {
            if (entry.has(aggregate)) {
                has = true;
                put(name + "." + aggregate, entry.path(aggregate), at, into);
            }
        }
        return has;
    }

    private static void put(String name, JsonNode value, Instant at, Map<String, Series> into) {
        double figure = Json.figure(value);
        if (!Double.isNaN(figure)) {
            into.put(name, Series.of(at, figure));
        }
    }
}
