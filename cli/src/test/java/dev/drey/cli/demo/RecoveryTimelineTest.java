package dev.drey.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.demo.RecoveryTimeline.Look;
import dev.drey.flink.JobStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecoveryTimelineTest {

    private final RecoveryTimeline timeline = RecoveryTimeline.ofSameJob();

    @Test
    void aJobThatHasNotNoticedYetHasNotRecovered() {
        assertThat(timeline.tell(look(50, false, 0, JobStatus.RUNNING, 3)))
                .containsExactly("  after   50 ms  the process is gone");
        assertThat(timeline.isOver()).isFalse();
    }

    @Test
    void eachChangeIsToldOnceUntilAllTasksRunAgain() {
        timeline.tell(look(50, false, 0, JobStatus.RUNNING, 3));

        assertThat(timeline.tell(look(300, false, 77, JobStatus.RESTARTING, 0)))
                .containsExactly(
                        "  after   0.3 s  process 77 takes its place",
                        "  after   0.3 s  Flink's job is RESTARTING, 0 of 3 tasks run");
        assertThat(timeline.tell(look(350, false, 77, JobStatus.RESTARTING, 0))).isEmpty();
        assertThat(timeline.tell(look(2_000, false, 77, JobStatus.RUNNING, 1)))
                .containsExactly("  after   2.0 s  Flink's job is RUNNING, 1 of 3 tasks run");
        assertThat(timeline.isOver()).isFalse();
        assertThat(timeline.tell(look(2_900, false, 77, JobStatus.RUNNING, 3)))
                .containsExactly("  after   2.9 s  Flink's job is RUNNING, 3 of 3 tasks run");
        assertThat(timeline.isOver()).isTrue();
    }

    @Test
    void aSuccessorThatIsWholeAtFirstSightIsTheEnd() {
        RecoveryTimeline successor = RecoveryTimeline.ofSuccessor();

        assertThat(successor.tell(look(4_000, false, 88, JobStatus.RUNNING, 3)))
                .containsExactly("  after   4.0 s  process 88 takes its place");
        assertThat(successor.isOver()).isTrue();
    }

    private static Look look(long millis, boolean alive, long replacement, JobStatus status, int tasksRunning) {
        return new Look(Duration.ofMillis(millis), alive, replacement, status, tasksRunning, 3);
    }
}
