package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.environment.CheckpointConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.junit.jupiter.api.Test;

final class ServiceSettingsTest {

    private static final CheckpointSettings MINUTE = CheckpointSettings.every(60_000, 5_000);

    private final Configuration cluster = new Configuration();

    private HeldJob enforced(CheckpointSettings checkpoints, StreamExecutionEnvironment env) {
        HeldJob job = new HeldJob(
                env.getStreamGraph(),
                Configuration.fromMap(env.getConfiguration().toMap()),
                getClass().getClassLoader());
        new ServiceSettings(checkpoints, cluster).enforceOn(job);
        return job;
    }

    private static StreamExecutionEnvironment program(Configuration own) {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(own);
        env.fromSequence(0, 100).sinkTo(new DiscardingSink<>());
        return env;
    }

    private static StreamExecutionEnvironment headstrongProgram() {
        Configuration own = new Configuration();
        own.setString("state.backend.type", "hashmap");
        own.setString("execution.checkpointing.dir", "file:///elsewhere");
        own.setString("execution.savepoint.path", "file:///my-savepoint");
        own.setString("pipeline.name", "mine");
        StreamExecutionEnvironment env = program(own);
        CheckpointConfig checkpoints = env.enableCheckpointing(500).getCheckpointConfig();
        checkpoints.setCheckpointingConsistencyMode(CheckpointingMode.AT_LEAST_ONCE);
        checkpoints.setCheckpointIntervalDuringBacklog(1_000);
        checkpoints.setMaxConcurrentCheckpoints(3);
        checkpoints.setTolerableCheckpointFailureNumber(99);
        checkpoints.setCheckpointTimeout(77_000);
        return env;
    }

    @Test
    void nothingTheProgramSaysAboutCheckpointsHolds() {
        CheckpointConfig checkpoints =
                enforced(MINUTE, headstrongProgram()).graph().getCheckpointConfig();

        assertThat(checkpoints.getCheckpointInterval()).isEqualTo(60_000);
        assertThat(checkpoints.getCheckpointIntervalDuringBacklog()).isEqualTo(60_000);
        assertThat(checkpoints.getMinPauseBetweenCheckpoints()).isEqualTo(5_000);
        assertThat(checkpoints.getCheckpointingConsistencyMode()).isEqualTo(CheckpointingMode.EXACTLY_ONCE);
        assertThat(checkpoints.getMaxConcurrentCheckpoints()).isEqualTo(1);
        assertThat(checkpoints.getTolerableCheckpointFailureNumber()).isZero();
        assertThat(checkpoints.getCheckpointTimeout())
                .isEqualTo(Duration.ofMinutes(10).toMillis());
    }

    @Test
    void whatTheClusterSaysAboutCheckpointsHolds() {
        cluster.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofHours(1));
        cluster.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 5);

        CheckpointConfig checkpoints =
                enforced(MINUTE, headstrongProgram()).graph().getCheckpointConfig();

        assertThat(checkpoints.getCheckpointTimeout())
                .isEqualTo(Duration.ofHours(1).toMillis());
        assertThat(checkpoints.getTolerableCheckpointFailureNumber()).isEqualTo(5);
    }

    @Test
    void stateBackendStorageAndRestorePathAreTheClusters() {
        cluster.setString("state.backend.type", "rocksdb");
        cluster.setString("execution.savepoint.path", "file:///service/savepoint");

        HeldJob job = enforced(MINUTE, headstrongProgram());

        assertThat(job.graph().getStateBackend()).isNull();
        assertThat(job.graph().getCheckpointStorage()).isNull();
        assertThat(job.graph().getJobConfiguration().toMap())
                .containsEntry("state.backend.type", "rocksdb")
                .doesNotContainKey("execution.checkpointing.dir");
        assertThat(job.configuration().toMap()).containsEntry("execution.savepoint.path", "file:///service/savepoint");
    }

    @Test
    void whatIsNotOwnedStaysTheProgramsChoice() {
        HeldJob job = enforced(MINUTE, headstrongProgram());

        assertThat(job.configuration().toMap()).containsEntry("pipeline.name", "mine");
    }

    @Test
    void programThatEnablesNothingGetsTheServicesTimes() {
        HeldJob job = enforced(MINUTE, program(new Configuration()));

        assertThat(job.graph().getCheckpointConfig().getCheckpointInterval()).isEqualTo(60_000);
        assertThat(job.graph().getJobConfiguration().get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void disabledMeansNeverButKeepsSnapshotsExact() {
        StreamGraph graph =
                enforced(CheckpointSettings.DISABLED, headstrongProgram()).graph();

        assertThat(graph.getCheckpointConfig().getCheckpointInterval()).isEqualTo(Long.MAX_VALUE);
        assertThat(graph.getCheckpointConfig().getCheckpointIntervalDuringBacklog())
                .isEqualTo(Long.MAX_VALUE);
        assertThat(graph.getCheckpointConfig().getCheckpointingConsistencyMode())
                .isEqualTo(CheckpointingMode.EXACTLY_ONCE);
        assertThat(graph.isEnableCheckpointsAfterTasksFinish()).isFalse();
    }

    @Test
    void intervalBelowFlinksLeastIsRaisedToIt() {
        HeldJob job = enforced(CheckpointSettings.every(1, 0), program(new Configuration()));

        assertThat(job.graph().getCheckpointConfig().getCheckpointInterval()).isEqualTo(10);
    }

    @Test
    void batchJobTakesNoCheckpoints() {
        StreamExecutionEnvironment env = program(new Configuration());
        env.setRuntimeMode(RuntimeExecutionMode.BATCH);

        assertThat(enforced(MINUTE, env).graph().getCheckpointConfig().isCheckpointingEnabled())
                .isFalse();
    }

    @Test
    void environmentsStartFromTheServicesTimes() {
        Configuration enabled = new ServiceSettings(MINUTE, cluster).forEnvironments();
        Configuration disabled = new ServiceSettings(CheckpointSettings.DISABLED, cluster).forEnvironments();

        assertThat(enabled.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(Duration.ofMinutes(1));
        assertThat(disabled.contains(CheckpointingOptions.CHECKPOINTING_INTERVAL))
                .isFalse();
    }
}
