package dev.drey.doctor;

import dev.drey.diagnosis.catalogue.Remedy;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Checkpoint;
import dev.drey.diagnosis.evidence.CheckpointSettings;
import dev.drey.diagnosis.evidence.Checkpoints;
import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Logs;
import dev.drey.diagnosis.evidence.Metrics;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.testing.Examples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings for tests. */
final class Findings {

    private Findings() {}

    static Finding of(String cause, Severity severity, Symptom... symptoms) {
        return with(cause, severity, 0.9, List.of(), symptoms);
    }

    static Finding with(String cause, Severity severity, double sure, List<Remedy> remedies, Symptom... symptoms) {
        return new Finding(
                cause,
                severity,
                sure,
                false,
                Place.job(),
                "Something is wrong: " + cause + ".",
                List.of(),
                "Nothing.",
                remedies,
                List.of(symptoms),
                List.of(),
                List.of());
    }

    static Diagnosis diagnosis(Finding... findings) {
        return new Diagnosis(
                Examples.NOON,
                "0af1",
                "clicks",
                "RUNNING",
                List.of(findings),
                Stream.of(findings)
                        .flatMap(finding -> finding.symptoms().stream())
                        .distinct()
                        .collect(Collectors.toMap(symptom -> symptom, Symptom::words)),
                List.of());
    }

    /** Of an application whose job runs, with a single task. */
    static Evidence evidence(Instant at, @Nullable CheckpointSettings settings, Checkpoint... checkpoints) {
        return new Evidence(
                at,
                Cluster.unknown(),
                new Job(
                        "0af1",
                        "clicks",
                        "RUNNING",
                        true,
                        at,
                        Map.of("RUNNING", at),
                        List.of(new Vertex(
                                "aaaa",
                                "Source: visits",
                                1,
                                128,
                                "RUNNING",
                                Map.of("RUNNING", 1),
                                List.of(),
                                List.of(),
                                Metrics.none())),
                        Map.of(),
                        Metrics.none()),
                new Checkpoints(settings, null, List.of(checkpoints)),
                List.of(),
                Logs.none(),
                List.of(),
                Map.of(),
                new Home("clicks", "RUNNING", List.of(), "CUSTOM", Map.of(), Map.of(), Map.of()),
                null,
                List.of());
    }
}
