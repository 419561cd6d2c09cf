package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.evidence.Absence;
import dev.drey.diagnosis.evidence.Logs;
import dev.drey.diagnosis.evidence.ProcessLog;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks for the logs: the only place where Flink tells why a checkpoint failed. */
final class LogCollector {

    private static final int MOST_ASKED = 32;
    private static final int MILLIS = 1000;

    private final RestSource source;
    private final Absences absences;

    LogCollector(RestSource source, Absences absences) {
        this.source = source;
        this.absences = absences;
    }

    /** @param taskManagers the ids of all that may have one, those that are gone included */
    Logs collect(Set<String> taskManagers) throws IOException {
        ZoneOffset zone = source.json("/config").map(LogCollector::zone).orElse(ZoneOffset.UTC);
        List<ProcessLog> logs = new ArrayList<>();
        Optional<String> jobManager = source.text("/jobmanager/log");
        jobManager.ifPresent(text -> logs.add(LogParser.parse(ProcessLog.JOB_MANAGER, text, zone)));
        if (jobManager.filter(text -> !text.isEmpty()).isEmpty()) {
            absences.add(
                    Absence.Kind.JOB_MANAGER_LOG,
                    "Flink does not serve the job manager's log; without it the cause of a failed checkpoint is unknown.");
        }
        for (String id : taskManagers.stream().sorted().limit(MOST_ASKED).toList()) {
            Optional<String> log = logOf(id);
            log.ifPresent(text -> logs.add(LogParser.parse(id, text, zone)));
            if (log.isEmpty()) {
                absences.add(Absence.Kind.TASK_MANAGER_LOG, "The log of task manager " + id + " is not to be had.");
            }
        }
        return new Logs(logs);
    }

    /** One that is gone does not answer, which is no reason to give up. */
    private Optional<String> logOf(String taskManager) {
        try {
            return source.text("/taskmanagers/" + taskManager + "/log");
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static ZoneOffset zone(JsonNode config) {
        int offset = config.path("timezone-offset").asInt() / MILLIS;
        return Math.abs(offset) <= ZoneOffset.MAX.getTotalSeconds()
                ? ZoneOffset.ofTotalSeconds(offset)
                : ZoneOffset.UTC;
    }
}
