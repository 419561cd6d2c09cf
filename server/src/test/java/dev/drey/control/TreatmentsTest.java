package dev.drey.control;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.lifecycle.TreatmentCourse.Sight;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.Incarnation;
import dev.drey.model.Operation;
import dev.drey.model.PropertyGroup;
import dev.drey.model.Treatment;
import dev.drey.registry.Registry;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.testing.ControlBench;
import dev.drey.testing.Examples;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Treatments from their beginning to their end; the reconciler's part is written by the test. */
class TreatmentsTest {

    private static final Sight CLEAR = new Sight(2, true);
    private static final String TIMEOUT = "execution.checkpointing.timeout";

    @TempDir
    private Path folder;

    private Registry registry;
    private ControlBench bench;
    private Treatments treatments;
    private volatile Instant now = NOON;

    @BeforeEach
    void begin() throws Exception {
        registry = SqliteRegistry.open(folder.resolve("registry.db"));
        bench = new ControlBench(registry, folder, () -> now);
        treatments = bench.control().treatments();
        registry.change(tx -> {
            tx.save(Examples.application("clicks").withStatus(ApplicationStatus.RUNNING, now));
            tx.save(new Incarnation("1".repeat(32), "uid-clicks", 1, 1, 2, null, now));
        });
    }

    @AfterEach
    void end() {
        bench.close();
        registry.close();
    }

    private Treatment order() {
        return treatments.begin("clicks", order(1));
    }

    private static Treatments.Order order(long version) {
        return new Treatments.Order(
                Treatment.Origin.ORDER,
                new Treatment.Complaint("checkpoint-timeout-too-short", "checkpoints-expire", "It is too short."),
                List.of(new Treatment.Change("drey.flink", TIMEOUT, "1 s", "10 min")),
                Duration.ofSeconds(60),
                version);
    }

    private Application application() {
        return registry.transact(tx -> tx.findApplication("clicks").orElseThrow());
    }

    private Map<String, String> ofFlink() {
        return application().version().configuration().propertyGroups().stream()
                .filter(group -> group.id().equals(PropertyGroup.FLINK))
                .findFirst()
                .map(PropertyGroup::properties)
                .orElse(Map.of());
    }

    /** What the reconciler would do. */
    private void conclude(Operation.Status how, ApplicationStatus status) {
        registry.change(tx -> {
            for (Operation open : tx.listOpenOperations("uid-clicks")) {
                tx.save(how == Operation.Status.FAILED ? open.failed("It broke.", now) : open.succeeded(now));
            }
            tx.save(application(tx.findApplication("clicks").orElseThrow(), status));
        });
    }

    private Application application(Application current, ApplicationStatus status) {
        return current.withStatus(status, now);
    }

    private Treatment advance(Sight sight) {
        treatments.listOpen().forEach(open -> treatments.advance(open, sight));
        return treatments.list("clicks").get(0);
    }

    private List<String> told() {
        return bench.control().events().listNewest("clicks", 100).stream()
                .filter(event -> event.kind() == ApplicationEvent.Kind.TREATMENT)
                .map(ApplicationEvent::message)
                .toList();
    }

    @Test
    void itIsAnUpdateThatIsWrittenDownTogetherWithIt() {
        Treatment begun = order();

        assertThat(begun.status()).isEqualTo(Treatment.Status.APPLYING);
        assertThat(begun.versions()).isEqualTo(new Operation.VersionChange(1, 2));
        assertThat(application().status()).isEqualTo(ApplicationStatus.UPDATING);
        assertThat(ofFlink()).containsExactly(Map.entry(TIMEOUT, "10 min"));
        assertThat(bench.control()
                        .operations()
                        .get("clicks", begun.operations().update())
                        .kind())
                .isEqualTo(Operation.Kind.UPDATE);
        assertThat(treatments.listOpen()).containsExactly(begun);
        assertThat(told().get(0))
                .contains(TIMEOUT + ": 1 s -> 10 min")
                .contains("If it does not help within 60 s, it is taken back.");
    }

    @Test
    void oneThatHelpsStays() {
        order();
        assertThat(advance(Sight.NONE).status()).isEqualTo(Treatment.Status.APPLYING);
        now = now.plusSeconds(20);
        conclude(Operation.Status.SUCCESSFUL, ApplicationStatus.RUNNING);

        Treatment watched = advance(Sight.NONE);
        assertThat(watched.status()).isEqualTo(Treatment.Status.WATCHING);
        assertThat(watched.until()).isEqualTo(now.plusSeconds(60));
        assertThat(Treatments.findInForceSince(watched)).contains(now);
        Treatment over = advance(CLEAR);

        assertThat(over.status()).isEqualTo(Treatment.Status.CLEARED);
        assertThat(ofFlink()).containsKey(TIMEOUT);
        assertThat(treatments.listOpen()).isEmpty();
        assertThat(told()).last().asString().startsWith("The remedy has helped: checkpoints-expire is gone");
    }

    @Test
    void oneThatDoesNotHelpIsTakenBackByAnUpdate() {
        order();
        conclude(Operation.Status.SUCCESSFUL, ApplicationStatus.RUNNING);
        assertThat(advance(Sight.NONE).status()).isEqualTo(Treatment.Status.WATCHING);
        now = now.plusSeconds(61);

        Treatment back = advance(Sight.NONE);
        assertThat(back.status()).isEqualTo(Treatment.Status.ROLLING_BACK);
        assertThat(application().status()).isEqualTo(ApplicationStatus.UPDATING);
        assertThat(ofFlink()).isEmpty();
        assertThat(advance(Sight.NONE).status()).isEqualTo(Treatment.Status.ROLLING_BACK);
        conclude(Operation.Status.SUCCESSFUL, ApplicationStatus.RUNNING);

        assertThat(advance(Sight.NONE).status()).isEqualTo(Treatment.Status.ROLLED_BACK);
        assertThat(application().version().id()).isEqualTo(3);
        assertThat(told()).last().asString().contains("did not help within 60 s and was taken back");
    }

    @Test
    void anApplicationThatDoesNotComeUpWithItIsStartedWithoutIt() {
        order();
        conclude(Operation.Status.FAILED, ApplicationStatus.READY);

        assertThat(advance(Sight.NONE).status()).isEqualTo(Treatment.Status.ROLLING_BACK);
        conclude(Operation.Status.SUCCESSFUL, ApplicationStatus.READY);
        Treatment over = advance(Sight.NONE);

        assertThat(over.status()).isEqualTo(Treatment.Status.ROLLED_BACK);
        assertThat(application().status()).isEqualTo(ApplicationStatus.STARTING);
        assertThat(ofFlink()).isEmpty();
    }

    @Test
    void whoeverStopsTheApplicationEndsIt() {
        order();
        conclude(Operation.Status.SUCCESSFUL, ApplicationStatus.RUNNING);
        assertThat(advance(Sight.NONE).status()).isEqualTo(Treatment.Status.WATCHING);
        now = now.plusSeconds(5);
        bench.control().lifecycle().stop("clicks");

        assertThat(advance(Sight.NONE).status()).isEqualTo(Treatment.Status.OVERTAKEN);
    }

    @Test
    void aSecondOneHasToWait() {
        order();
        conclude(Operation.Status.SUCCESSFUL, ApplicationStatus.RUNNING);

        assertThatThrownBy(() -> treatments.begin("clicks", order(2)))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("is being treated for checkpoint-timeout-too-short already");
        assertThat(application().version().id()).isEqualTo(2);
    }

    @Test
    void whatWasWorkedOutForAnotherVersionIsRefused() {
        assertThatThrownBy(() -> treatments.begin("clicks", order(7))).hasMessageContaining("has changed meanwhile");
        assertThat(treatments.list("clicks")).isEmpty();
    }

    @Test
    void anotherServiceGoesOnWithIt() throws Exception {
        order();
        conclude(Operation.Status.SUCCESSFUL, ApplicationStatus.RUNNING);
        assertThat(advance(Sight.NONE).status()).isEqualTo(Treatment.Status.WATCHING);
        end();
        registry = SqliteRegistry.open(folder.resolve("registry.db"));
        bench = new ControlBench(registry, folder, () -> now);
        treatments = bench.control().treatments();
        now = now.plusSeconds(61);

        assertThat(advance(Sight.NONE).status()).isEqualTo(Treatment.Status.ROLLING_BACK);
    }
}
