package dev.drey.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cluster.ClusterProcess;
import dev.drey.model.Incarnation;
import dev.drey.runtime.FlinkRole;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClusterWatchTest {

    private static final List<ClusterProcess> ALIVE = List.of(
            new ClusterProcess(FlinkRole.JOB_MANAGER, 0, 10), new ClusterProcess(FlinkRole.TASK_MANAGER, 1, 11));

    private Instant now = Instant.EPOCH;
    private final ClusterWatch watch = new ClusterWatch(() -> now, Duration.ofSeconds(10));
    private final Incarnation incarnation = incarnation("one");

    @Test
    void silentJobManagerIsFoundByItsProcess() {
        look(incarnation);
        for (int second = 1; second < 10; second++) {
            assertThat(silence()).isEmpty();
        }
        assertThat(silence()).containsExactly(10L);
    }

    @Test
    void anAnswerToAnybodyEndsTheSilence() {
        look(incarnation);
        for (int second = 0; second < 9; second++) {
            assertThat(silence()).isEmpty();
        }
        watch.forget(incarnation);
        for (int second = 0; second < 9; second++) {
            assertThat(silence()).isEmpty();
        }
    }

    @Test
    void theNextIncarnationBeginsWithACleanSlate() {
        look(incarnation);
        for (int second = 0; second < 9; second++) {
            assertThat(silence()).isEmpty();
        }
        look(incarnation("two"));
        assertThat(silence()).isEmpty();
    }

    @Test
    void sparesAreDueWhenTheyHaveBeenMissingForThreeSeconds() {
        assertThat(watch.areSparesDue(incarnation, true)).isFalse();
        now = now.plusSeconds(2);
        assertThat(watch.areSparesDue(incarnation, true)).isFalse();
        now = now.plusSeconds(1);
        assertThat(watch.areSparesDue(incarnation, true)).isTrue();
        assertThat(watch.areSparesDue(incarnation, false)).isFalse();
        assertThat(watch.areSparesDue(incarnation, true)).isFalse();
    }

    private Set<Long> silence() {
        now = now.plusSeconds(1);
        return watch.look(incarnation, ALIVE, Optional.empty());
    }

    private void look(Incarnation which) {
        now = now.plusSeconds(1);
        assertThat(watch.look(which, ALIVE, Optional.of(Map.of("flink-taskmanager-1", now.toEpochMilli()))))
                .isEmpty();
    }

    private static Incarnation incarnation(String id) {
        return new Incarnation(id, "uid", 1, 1, 2, null, Instant.EPOCH);
    }
}
