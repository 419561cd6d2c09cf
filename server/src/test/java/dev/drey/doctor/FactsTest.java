package dev.drey.doctor;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.evidence.Home;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.Operation.Kind;
import dev.drey.testing.Examples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsTest {

    private static final Operation STARTED = Operation.begun("started", "uid-clicks", Kind.START, NOON.minusSeconds(60))
            .succeeded(NOON);

    private static Facts facts(ApplicationStatus status, Operation... newestFirst) {
        return new Facts(
                Examples.application("clicks").withStatus(status, NOON),
                new Incarnation("1".repeat(32), "uid-clicks", 1, 1, 2, null, NOON),
                List.of(newestFirst),
                List.of());
    }

    private static boolean isExaminable(Facts facts, int second) {
        Instant now = NOON.plusSeconds(second);
        return facts.isExaminable(now);
    }

    @Test
    void nobodyIsExaminedWhileSomethingIsDoneByOrderNorShortlyAfter() {
        Operation update = Operation.begun("update", "uid-clicks", Kind.UPDATE, NOON.plusSeconds(60));

        assertThat(isExaminable(facts(ApplicationStatus.RUNNING, STARTED), 19)).isFalse();
        assertThat(isExaminable(facts(ApplicationStatus.RUNNING, STARTED), 20)).isTrue();
        assertThat(isExaminable(facts(ApplicationStatus.RUNNING, update, STARTED), 100))
                .isFalse();
        assertThat(isExaminable(facts(ApplicationStatus.RUNNING, update.succeeded(NOON.plusSeconds(90)), STARTED), 100))
                .isFalse();
        for (ApplicationStatus status : ApplicationStatus.values()) {
            assertThat(isExaminable(facts(status, STARTED), 100)).isEqualTo(status == ApplicationStatus.RUNNING);
        }
    }

    @Test
    void whatTheServiceMendsByItselfIsExamined() {
        Operation recovery = Operation.begun("recovery", "uid-clicks", Kind.RECOVERY, NOON.plusSeconds(60));

        assertThat(isExaminable(facts(ApplicationStatus.RUNNING, recovery, STARTED), 61))
                .isTrue();
    }

    @Test
    void theServiceKnowsWhatTheApiTells() {
        Home home = facts(ApplicationStatus.RUNNING, STARTED.failed("No slots.", NOON))
                .home(Map.of());

        assertThat(home.requested())
                .containsEntry("CheckpointInterval", "20000")
                .containsEntry("Parallelism", "3")
                .containsEntry("LogLevel", "INFO")
                .containsEntry("MonitoringConfiguration.ConfigurationType", "DEFAULT");
        assertThat(home.checkpointProfile()).isEqualTo("CUSTOM");
        assertThat(home.operations().get(0).findError()).contains("No slots.");
    }
}
