package dev.drey.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.CheckpointSettings;
import dev.drey.model.ConfigurationType;
import dev.drey.model.KpuMemory;
import dev.drey.model.ParallelismSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlinkSettingsTest {

    @Test
    void taskManagersGetTheSlotsAndMemoryOfAKpu() {
        Map<String, String> settings = new FlinkSettings()
                .kpus(new ParallelismSettings(ConfigurationType.CUSTOM, 4, 2, false), KpuMemory.ofTotal(1024))
                .toMap();

        assertThat(settings)
                .containsEntry("parallelism.default", "4")
                .containsEntry("taskmanager.numberOfTaskSlots", "2")
                .containsEntry("taskmanager.memory.managed.size", "266m")
                .containsEntry("taskmanager.memory.network.min", "73m")
                .containsEntry("taskmanager.memory.network.max", "73m");
    }

    @Test
    void checkpointsAreKeptForWhoeverComesNext() {
        Map<String, String> settings = new FlinkSettings()
                .checkpoints(CheckpointSettings.DEFAULT, "file:///s/checkpoints", "file:///s/savepoints")
                .toMap();

        assertThat(settings)
                .containsEntry("execution.checkpointing.interval", "60000 ms")
                .containsEntry("execution.checkpointing.min-pause", "5000 ms")
                .containsEntry("execution.checkpointing.externalized-checkpoint-retention", "RETAIN_ON_CANCELLATION")
                .containsEntry("execution.checkpointing.num-retained", "2")
                .containsEntry("state.backend.type", "rocksdb");
    }

    @Test
    void withCheckpointsDisabledThereIsNoInterval() {
        CheckpointSettings disabled =
                new CheckpointSettings(ConfigurationType.CUSTOM, false, Duration.ofSeconds(1), Duration.ZERO);

        assertThat(new FlinkSettings()
                        .checkpoints(disabled, "file:///c", "file:///s")
                        .toMap())
                .doesNotContainKey("execution.checkpointing.interval");
    }

    @Test
    void everythingListensOnLoopbackOnly() {
        Map<String, String> settings =
                new FlinkSettings().network(new ClusterPorts(20001, 20002)).toMap();

        assertThat(settings)
                .containsEntry("rest.bind-address", "127.0.0.1")
                .containsEntry("jobmanager.bind-host", "127.0.0.1")
                .containsEntry("taskmanager.bind-host", "127.0.0.1")
                .containsEntry("rest.port", "20001")
                .containsEntry("jobmanager.rpc.port", "20002");
    }

    @Test
    void scratchSpaceStaysInTheIncarnationsFolder() {
        assertThat(new FlinkSettings().folder(Path.of("/d/i")).toMap().values())
                .allSatisfy(value -> assertThat(value).startsWith("/d/i/"));
    }
}
