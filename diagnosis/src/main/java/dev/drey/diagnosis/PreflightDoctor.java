package dev.drey.diagnosis;

import dev.drey.diagnosis.catalogue.Catalogue;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.collect.StackTraces;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.evidence.Absence;
import dev.drey.diagnosis.evidence.Checkpoints;
import dev.drey.diagnosis.evidence.Cluster;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.Logs;
import dev.drey.diagnosis.evidence.ProcessLog;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.finding.Foresight;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import dev.drey.diagnosis.preflight.Operator;
import dev.drey.diagnosis.preflight.check.CheckpointsInMemory;
import dev.drey.diagnosis.preflight.check.CheckpointsNotKept;
import dev.drey.diagnosis.preflight.check.CheckpointsOff;
import dev.drey.diagnosis.preflight.check.CheckpointsOnLocalDisk;
import dev.drey.diagnosis.preflight.check.CountingTwice;
import dev.drey.diagnosis.preflight.check.ForgetfulSource;
import dev.drey.diagnosis.preflight.check.GenericType;
import dev.drey.diagnosis.preflight.check.GrowingState;
import dev.drey.diagnosis.preflight.check.LateRecords;
import dev.drey.diagnosis.preflight.check.MissingFlinkClass;
import dev.drey.diagnosis.preflight.check.MissingUid;
import dev.drey.diagnosis.preflight.check.NoFailureTolerated;
import dev.drey.diagnosis.preflight.check.NoJob;
import dev.drey.diagnosis.preflight.check.NoRestart;
import dev.drey.diagnosis.preflight.check.OtherFlink;
import dev.drey.diagnosis.preflight.check.OverriddenSettings;
import dev.drey.diagnosis.preflight.check.RepeatingSink;
import dev.drey.diagnosis.preflight.check.ShortInterval;
import dev.drey.diagnosis.preflight.check.ShortTimeout;
import dev.drey.diagnosis.preflight.check.SilentInput;
import dev.drey.diagnosis.preflight.check.TooParallel;
import dev.drey.diagnosis.preflight.check.WaitingCode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Examines a job before it runs. Pure, and safe for use by several threads. */
public final class PreflightDoctor {

    private static final List<Check> CHECKS = List.of(
            new CheckpointsInMemory(),
            new CheckpointsNotKept(),
            new CheckpointsOff(),
            new CheckpointsOnLocalDisk(),
            new CountingTwice(),
            new ForgetfulSource(),
            new GenericType(),
            new GrowingState(),
            new LateRecords(),
            new MissingFlinkClass(),
            new MissingUid(),
            new NoFailureTolerated(),
            new NoJob(),
            new NoRestart(),
            new OtherFlink(),
            new OverriddenSettings(),
            new RepeatingSink(),
            new ShortInterval(),
            new ShortTimeout(),
            new SilentInput(),
            new TooParallel(),
            new WaitingCode());

    private static final double SEEN = 0.9;

    private final Doctor doctor;

    private PreflightDoctor(Doctor doctor) {
        this.doctor = doctor;
    }

    /** With all checks, and the catalogue that comes along. */
    public static PreflightDoctor standard() {
        return new PreflightDoctor(Doctor.standard());
    }

    /** What will go wrong, or that nothing is to be seen that would. */
    public Diagnosis examine(Blueprint blueprint, Instant at) {
        Catalogue catalogue = doctor.catalogue();
        List<Hypothesis> hypotheses = new ArrayList<>();
        CHECKS.forEach(check -> hypotheses.addAll(check.examine(blueprint)));
        boolean explained = hypotheses.stream()
                .anyMatch(hypothesis -> !hypothesis.explains().isEmpty());
        List<Finding> findings = new ArrayList<>(explained ? List.of() : failure(blueprint, at));
        findings.addAll(Foresight.of(catalogue, hypotheses));
        return new Diagnosis(at, null, blueprint.jobName(), "", findings, Map.of(), absences(blueprint));
    }

    /** An error of main() is that of a start, wherever it comes about. */
    private List<Finding> failure(Blueprint blueprint, Instant at) {
        if (blueprint.error().isEmpty()) {
            return List.of();
        }
        LogEvent error = new LogEvent(
                at,
                LogEvent.Level.ERROR,
                "the preflight",
                "",
                "Error while running the application: main() failed.",
                StackTraces.parse(blueprint.error()).orElse(null));
        ProcessLog log =
                new ProcessLog("the preflight", new ProcessLog.Volume(0, Map.of(), null, null), List.of(error));
        Evidence evidence = new Evidence(
                at,
                Cluster.unknown(),
                null,
                Checkpoints.unknown(),
                List.of(),
                new Logs(List.of(log)),
                List.of(),
                Map.of(),
                null,
                List.of());
        return doctor.examine(evidence).findings().stream()
                .filter(finding -> finding.severity() == Severity.CRITICAL)
                .map(PreflightDoctor::ofMain)
                .toList();
    }

    /** It was seen here, and not read in a log. */
    private static Finding ofMain(Finding finding) {
        List<String> evidence = finding.evidence().stream()
                .map(fact -> fact.replaceFirst("^The log of .*?: main\\(\\) failed\\.", "main() failed:"))
                .toList();
        return new Finding(
                finding.cause(),
                finding.severity(),
                Math.max(finding.sure(), SEEN),
                false,
                Place.job(),
                finding.sentence(),
                evidence,
                finding.refutedBy(),
                finding.remedies(),
                finding.symptoms(),
                finding.consequences(),
                finding.alternatives());
    }

    private static List<Absence> absences(Blueprint blueprint) {
        return blueprint.operators().stream()
                .filter(Operator::mayKeepState)
                .map(operator -> new Absence(
                        Absence.Kind.OPERATOR_STATE,
                        "Whether " + operator.name() + (operator.hasUid() ? "" : ", which has no uid,")
                                + " keeps state is not to be seen in its code."))
                .toList();
    }
}
