package dev.drey.http.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.control.ApiException;
import dev.drey.control.EventLog;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.doctor.HouseDoctor;
import dev.drey.http.RecordJson;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.telemetry.Observation;
import dev.drey.telemetry.Telemetry;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** All applications at one look: what they do, their newest checkpoints, what the doctor finds, and what happened last. */
public final class Overview {

    private static final int CHECKPOINTS = 20;
    private static final int EVENTS = 6;

    private final Telemetry telemetry;
    private final HouseDoctor doctor;
    private final EventLog events;

    /** All are asked with each look. */
    public Overview(Telemetry telemetry, HouseDoctor doctor, EventLog events) {
        this.telemetry = telemetry;
        this.doctor = doctor;
        this.events = events;
    }

    /** By name. */
    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("at", telemetry.clock().instant().toString());
        ArrayNode applications = json.putArray("applications");
        for (Application application : telemetry.applications()) {
            Optional<List<ApplicationEvent>> newest = newestEvents(application);
            if (newest.isEmpty()) {
                continue;
            }
            ObjectNode entry = applications
                    .addObject()
                    .put("name", application.name())
                    .put("status", application.status().name())
                    .put("runtime", application.version().runtimeEnvironment().wireName())
                    .put("version", application.version().id())
                    .put(
                            "kpus",
                            application.version().configuration().parallelism().kpus());
            telemetry.findLatest(application.uid()).ifPresent(seen -> addJob(entry, seen));
            entry.set("checkpoints", checkpoints(application));
            addDiagnosis(entry, doctor.findReport(application.uid()).map(HouseDoctor.Report::diagnosis));
            addEvents(entry.putArray("events"), newest.get());
        }
        return json;
    }

    /** Empty for one that has been deleted meanwhile. */
    private Optional<List<ApplicationEvent>> newestEvents(Application application) {
        try {
            return Optional.of(events.listNewest(application.name(), EVENTS));
        } catch (ApiException gone) {
            return Optional.empty();
        }
    }

    private static void addJob(ObjectNode entry, Observation seen) {
        entry.putObject("job")
                .put("id", seen.subject().jobId())
                .put(
                        "downSince",
                        Optional.ofNullable(seen.running().downSince())
                                .map(Instant::toString)
                                .orElse(null))
                .put("taskManagers", seen.taskManagers().size());
    }

    /** Newest first, without what each subtask did for them. */
    private JsonNode checkpoints(Application application) {
        JsonNode kept = RecordJson.of(telemetry.history().checkpoints(application.uid(), CHECKPOINTS));
        kept.forEach(checkpoint -> ((ObjectNode) checkpoint.path("detail")).remove("vertices"));
        return kept;
    }

    private static void addDiagnosis(ObjectNode entry, Optional<Diagnosis> diagnosis) {
        entry.put("examined", diagnosis.map(found -> found.at().toString()).orElse(null));
        ArrayNode findings = entry.putArray("findings");
        for (Finding finding : diagnosis.map(Diagnosis::findings).orElse(List.of())) {
            ObjectNode one = findings.addObject()
                    .put("cause", finding.cause())
                    .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                    .put("sentence", finding.sentence());
            finding.evidence().forEach(one.putArray("evidence")::add);
            ArrayNode remedies = one.putArray("remedies");
            finding.remedies().forEach(remedy -> remedies.add(remedy.advice()));
        }
    }

    private static void addEvents(ArrayNode list, List<ApplicationEvent> newest) {
        for (ApplicationEvent event : newest) {
            list.addObject()
                    .put("at", event.at().toString())
                    .put("severity", event.severity().name())
                    .put("message", event.message());
        }
    }
}
