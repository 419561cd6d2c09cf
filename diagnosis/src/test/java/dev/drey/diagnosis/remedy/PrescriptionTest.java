package dev.drey.diagnosis.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.catalogue.Catalogue;
import dev.drey.diagnosis.catalogue.Remedy;
import dev.drey.diagnosis.catalogue.Remedy.Approval;
import dev.drey.diagnosis.catalogue.Remedy.Bound;
import dev.drey.diagnosis.catalogue.Remedy.Change;
import dev.drey.diagnosis.catalogue.Remedy.Target;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Place;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.testing.CheckpointBuilder;
import dev.drey.diagnosis.testing.EvidenceBuilder;
import dev.drey.diagnosis.testing.Examined;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class PrescriptionTest {

    private static final Map<String, String> REQUESTED = new Home.Requested(
                    true,
                    10_000,
                    5_000,
                    new Home.Width("DEFAULT", 3, 1),
                    new Home.Reporting("CUSTOM", "APPLICATION", "INFO"))
            .byMember();

    private static Evidence application(String profile) {
        return EvidenceBuilder.healthy()
                .configuration("execution.checkpointing.timeout", "1 s")
                .home(profile, REQUESTED)
                .build();
    }

    private static Remedy remedy(Target target, Approval approval, Map<String, String> values) {
        return remedy(target, approval, Bound.LEAST, values);
    }

    private static Remedy remedy(Target target, Approval approval, Bound bound, Map<String, String> values) {
        return new Remedy("Do it.", new Change(target, values, approval, bound), null);
    }

    private static Finding finding(Remedy remedy, Symptom... symptoms) {
        return finding(remedy, Place.job(), symptoms);
    }

    private static Finding finding(Remedy remedy, Place place, Symptom... symptoms) {
        return new Finding(
                "some-cause",
                Severity.WARNING,
                0.9,
                false,
                place,
                "It is wrong.",
                List.of(),
                "Nothing.",
                List.of(remedy),
                List.of(symptoms),
                List.of(),
                List.of());
    }

    private static Prescription of(Remedy remedy, Evidence evidence) {
        return Prescription.of(finding(remedy), evidence).get(0);
    }

    @Test
    void aSettingOfFlinkIsShownWithWhatHoldsNow() {
        Prescription found = of(
                remedy(
                        Target.FLINK,
                        Approval.SAFE,
                        Map.of("execution.checkpointing.timeout", "10 min", "pekko.framesize", "9b")),
                application("CUSTOM"));

        assertThat(found.isSafe()).isTrue();
        assertThat(found.changes())
                .extracting(SettingChange::words)
                .containsExactly(
                        "drey.flink/execution.checkpointing.timeout: 1 s -> 10 min",
                        "drey.flink/pekko.framesize: not set -> 9b");
    }

    @Test
    void aMemberOfAGroupThatHasTheServicesValuesGoesOverToItsOwn() {
        Remedy slower = remedy(Target.CHECKPOINT_CONFIGURATION, Approval.SAFE, Map.of("CheckpointInterval", "60000"));

        assertThat(of(slower, application("DEFAULT")).changes())
                .extracting(SettingChange::words)
                .containsExactly(
                        "CheckpointConfiguration/ConfigurationType: DEFAULT -> CUSTOM",
                        "CheckpointConfiguration/CheckpointInterval: 10000 -> 60000");
        assertThat(of(slower, application("CUSTOM")).changes()).hasSize(1);
    }

    @Test
    void whereNobodyKnowsHowMuchMoreTheParallelismIsDoubled() {
        assertThat(of(
                                remedy(
                                        Target.PARALLELISM_CONFIGURATION,
                                        Approval.SAFE,
                                        Map.of("Parallelism", "twice the present one")),
                                application("CUSTOM"))
                        .changes())
                .extracting(SettingChange::to)
                .containsExactly("CUSTOM", "6");
    }

    @Test
    void anOperatorWhoseParallelismIsInTheCodeIsNotHelpedByTheApplications() {
        Remedy wider =
                remedy(Target.PARALLELISM_CONFIGURATION, Approval.SAFE, Map.of("Parallelism", "twice the present one"));
        Evidence narrow = EvidenceBuilder.bare(1).home("CUSTOM", REQUESTED).build();
        Place worker = Place.of(narrow.findJob().orElseThrow().vertices().get(1));

        Prescription found = Prescription.of(finding(wider, worker), narrow).get(0);

        assertThat(found.findObjection().orElseThrow())
                .isEqualTo("The program itself gives enrich a parallelism of 1, where the application has 3:"
                        + " change setParallelism in its code.");
        assertThat(of(wider, narrow).changes()).isNotEmpty();
    }

    @Test
    void whatWouldBeAStepBackOrIsSoAlreadyIsNoRemedy() {
        Map<String, String> shorter = Map.of("CheckpointInterval", "5000", "MinPauseBetweenCheckpoints", "5000");

        assertThat(of(remedy(Target.CHECKPOINT_CONFIGURATION, Approval.SAFE, shorter), application("CUSTOM"))
                        .findObjection())
                .contains("It is so already.");
    }

    @Test
    void numbersAreMeantAsTheLeastTheMostOrJustSo() {
        Map<String, String> wanted = Map.of("CheckpointInterval", "500");
        Map<String, String> rarer = Map.of("CheckpointInterval", "60000");

        assertThat(interval(Bound.LEAST, wanted)).isEmpty();
        assertThat(interval(Bound.MOST, wanted)).containsExactly("500");
        assertThat(interval(Bound.EXACT, wanted)).containsExactly("500");
        assertThat(interval(Bound.LEAST, rarer)).containsExactly("60000");
        assertThat(interval(Bound.MOST, rarer)).isEmpty();
    }

    private static List<String> interval(Bound bound, Map<String, String> values) {
        return of(remedy(Target.CHECKPOINT_CONFIGURATION, Approval.SAFE, bound, values), application("CUSTOM"))
                .changes()
                .stream()
                .map(SettingChange::to)
                .toList();
    }

    @Test
    void aConfigurationTypeThatHoldsAlreadyIsNoChange() {
        Remedy own = remedy(
                Target.CHECKPOINT_CONFIGURATION,
                Approval.SAFE,
                Map.of("ConfigurationType", "CUSTOM", "CheckpointInterval", "60000"));

        assertThat(of(own, application("CUSTOM")).changes())
                .extracting(SettingChange::key)
                .containsExactly("CheckpointInterval");
        assertThat(of(own, application("DEFAULT")).changes())
                .extracting(SettingChange::words)
                .containsExactlyInAnyOrder(
                        "CheckpointConfiguration/ConfigurationType: DEFAULT -> CUSTOM",
                        "CheckpointConfiguration/CheckpointInterval: 10000 -> 60000");
    }

    @Test
    void whatAPersonHasToDoOrToChooseIsNotForAProgram() {
        assertThat(of(
                                remedy(
                                        Target.FLINK,
                                        Approval.SAFE,
                                        Map.of("execution.checkpointing.dir", "s3://BUCKET/checkpoints")),
                                application("CUSTOM"))
                        .findObjection())
                .contains("A person has to choose the value of execution.checkpointing.dir.");
        assertThat(of(remedy(Target.CLUSTER, Approval.SAFE, Map.of("a", "b")), application("CUSTOM"))
                        .isSafe())
                .isFalse();
        assertThat(of(remedy(Target.FLINK, Approval.BY_HAND, Map.of("a", "b")), application("CUSTOM"))
                        .isSafe())
                .isFalse();
        assertThat(of(new Remedy("Change the code.", null, null), application("CUSTOM"))
                        .changes())
                .isEmpty();
    }

    @Test
    void aRiskyOneIsPossibleAndNotSafe() {
        Prescription risky = of(remedy(Target.FLINK, Approval.ASK, Map.of("a", "b")), application("CUSTOM"));

        assertThat(risky.findObjection()).isEmpty();
        assertThat(risky.isSafe()).isFalse();
    }

    @Test
    void aClusterOfSomebodyElsesIsLeftAlone() {
        assertThat(of(
                                remedy(Target.FLINK, Approval.SAFE, Map.of("a", "b")),
                                EvidenceBuilder.healthy().build())
                        .findObjection()
                        .orElseThrow())
                .startsWith("It is no application of the service");
    }

    @Test
    void everyApplicableRemedyOfTheCatalogueIsAChangeOrIsRefusedWithAReason() {
        Evidence evidence = application("DEFAULT");
        Catalogue.standard().list().stream()
                .flatMap(cause -> cause.remedies().stream())
                .filter(Remedy::isApplicable)
                .forEach(remedy -> {
                    Prescription found = of(remedy, evidence);
                    assertThat(found.changes().isEmpty())
                            .as(remedy.advice())
                            .isEqualTo(found.findObjection().isPresent());
                });
    }

    @Test
    void theGravestSymptomIsWhatHasToGo() {
        Finding blocking = finding(new Remedy("Wait less.", null, null), Symptom.HELD_UP, Symptom.CHECKPOINTS_EXPIRE);
        Complaint complaint = Complaint.of(blocking);

        assertThat(complaint.symptom()).isEqualTo("checkpoints-expire");
        assertThat(complaint.isGone(diagnosis(Map.of(Symptom.CHECKPOINTS_EXPIRE, "4 of 4"), blocking)))
                .isFalse();
        assertThat(complaint.isGone(diagnosis(Map.of(Symptom.HELD_UP, "for 80 %"), blocking)))
                .isTrue();
    }

    @Test
    void aRiskIsGoneWhenItIsNotFoundAnyMore() {
        Finding risk = finding(new Remedy("Beware.", null, null));

        assertThat(Complaint.of(risk).isGone(diagnosis(Map.of(), risk))).isFalse();
        assertThat(Complaint.of(risk).isGone(Examined.of(EvidenceBuilder.healthy())))
                .isTrue();
    }

    private static Diagnosis diagnosis(Map<Symptom, String> symptoms, Finding... findings) {
        return new Diagnosis(EvidenceBuilder.NOW, "0af1", "clicks", "RUNNING", List.of(findings), symptoms, List.of());
    }

    @Test
    void patienceIsForThreeCheckpointsAndTwoMinutesAtLeast() {
        assertThat(Patience.of(EvidenceBuilder.healthy().build(), List.of())).isEqualTo(Duration.ofMinutes(2));

        Evidence slow = EvidenceBuilder.bare()
                .checkpoint(CheckpointBuilder.completed(1).took(Duration.ofSeconds(40)))
                .settings(settings -> settings.interval(Duration.ofSeconds(60)))
                .build();
        assertThat(Patience.of(slow, List.of())).isEqualTo(Duration.ofMinutes(6));
        assertThat(Patience.of(
                        slow,
                        List.of(new SettingChange("CheckpointConfiguration", "CheckpointInterval", "1", "120000"))))
                .isEqualTo(Duration.ofMinutes(9));
    }

    @Test
    void nothingCountsUntilTheJobHasSettled() {
        assertThat(Patience.toSettle(Duration.ofMinutes(4))).isEqualTo(Duration.ofMinutes(2));
        assertThat(Patience.toSettle(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(10));
    }
}
