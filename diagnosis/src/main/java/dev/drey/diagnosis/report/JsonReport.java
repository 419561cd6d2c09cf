package dev.drey.diagnosis.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.diagnosis.catalogue.Remedy;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Diagnoses as JSON. The schema is told in docs/doctor.md; fields are added and never change their meaning. */
public final class JsonReport {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    /** All that were examined together. */
    public static ObjectNode of(Collection<Diagnosis> diagnoses) {
        ObjectNode json = JSON.createObjectNode();
        json.put("healthy", diagnoses.stream().allMatch(Diagnosis::isHealthy));
        ArrayNode jobs = json.putArray("jobs");
        diagnoses.forEach(diagnosis -> jobs.add(of(diagnosis)));
        return json;
    }

    /** One of them. */
    public static ObjectNode of(Diagnosis diagnosis) {
        ObjectNode json = JSON.createObjectNode();
        json.put("jobId", diagnosis.jobId());
        json.put("jobName", diagnosis.jobName());
        json.put("state", diagnosis.state());
        json.put("examinedAt", diagnosis.at().toString());
        json.put("healthy", diagnosis.isHealthy());
        ObjectNode symptoms = json.putObject("symptoms");
        new TreeMap<>(diagnosis.symptoms()).forEach((symptom, words) -> symptoms.put(name(symptom), words));
        ArrayNode findings = json.putArray("findings");
        diagnosis.findings().forEach(finding -> findings.add(of(finding)));
        ArrayNode absent = json.putArray("absent");
        diagnosis
                .absences()
                .forEach(absence -> absent.addObject()
                        .put(
                                "kind",
                                absence.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .put("reason", absence.reason()));
        return json;
    }

    private static String name(Symptom symptom) {
        return symptom.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static ObjectNode of(Finding finding) {
        ObjectNode json = JSON.createObjectNode()
                .put("cause", finding.cause())
                .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
                .put("confidence", Math.round(finding.sure() * 100) / 100.0)
                .put("confidenceWords", finding.sureness())
                .put("risk", finding.risk())
                .put("sentence", finding.sentence());
        json.set("place", of(finding.place()));
        texts(json.putArray("evidence"), finding.evidence());
        json.put("refutedBy", finding.refutedBy());
        texts(
                json.putArray("symptoms"),
                finding.symptoms().stream().map(JsonReport::name).toList());
        texts(json.putArray("consequences"), finding.consequences());
        ArrayNode alternatives = json.putArray("alternatives");
        finding.alternatives()
                .forEach(other -> alternatives
                        .addObject()
                        .put("cause", other.cause())
                        .put("confidence", Math.round(other.sure() * 100) / 100.0)
                        .put("because", other.because()));
        ArrayNode remedies = json.putArray("remedies");
        finding.remedies().forEach(remedy -> remedies.add(of(remedy)));
        return json.put("docs", finding.docs());
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }

    private static ObjectNode of(Place place) {
        @Nullable Integer subtask = place.subtask();
        return JSON.createObjectNode()
                .put("operator", place.operator())
                .put("vertexId", place.vertexId())
                .put("subtask", subtask)
                .put("host", place.host())
                .put("since", place.since() == null ? null : place.since().toString());
    }

    private static ObjectNode of(Remedy remedy) {
        ObjectNode json =
                JSON.createObjectNode().put("advice", remedy.advice()).put("applicable", remedy.isApplicable());
        remedy.findChange().ifPresent(change -> {
            json.put("target", change.target().words());
            json.put(
                    "approval",
                    change.approval().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            ObjectNode settings = json.putObject("settings");
            new TreeMap<String, String>(change.values())
                    .forEach((String key, String value) -> settings.put(key, value));
        });
        remedy.findExample().ifPresent(example -> json.put("example", example));
        return json;
    }
}
