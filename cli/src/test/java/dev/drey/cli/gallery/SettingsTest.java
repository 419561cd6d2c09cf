package dev.drey.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Settings.Place PLACE = new Settings.Place("/tmp/exhibit", 1, 2);

    @Test
    void keepCheckpointsOnTheLocalDisk() {
        assertThat(Settings.of(exhibit().build(), PLACE).yaml())
                .contains("execution.checkpointing.dir: \"file:///tmp/exhibit/store/checkpoints\"");
    }

    @Test
    void keepThemInTheStoreThatHasConditions() {
        assertThat(Settings.of(exhibit().store("latency=5").build(), PLACE).yaml())
                .contains("execution.checkpointing.dir: \"depot:///tmp/exhibit/store/checkpoints\"")
                .contains("depot.conditions: \"/tmp/exhibit/conditions.properties\"");
    }

    @Test
    void areChangedByTheExhibit() {
        Exhibit exhibit = exhibit()
                .set("execution.checkpointing.interval", "")
                .set("io.tmp.dirs", "${folder}/small")
                .set("log4j.logger.visits.level", "DEBUG")
                .build();
        assertThat(Settings.of(exhibit, PLACE).yaml())
                .doesNotContain("checkpointing.interval")
                .doesNotContain("log4j")
                .contains("io.tmp.dirs: \"/tmp/exhibit/small\"");
        assertThat(Settings.logging(exhibit)).isEqualTo("logger.visits.level = DEBUG\n");
    }

    @Test
    void giveProcessesTheMemoryThatTheySpeakOf() {
        Settings settings = Settings.of(
                exhibit()
                        .set("taskmanager.memory.task.heap.size", "100m")
                        .set("taskmanager.memory.network.max", "10m")
                        .build(),
                PLACE);
        assertThat(settings.taskManagerMemory())
                .containsExactly("-Xmx228m", "-XX:MaxDirectMemorySize=90m", "-XX:MaxMetaspaceSize=128m");
    }

    private static Exhibit.Builder exhibit() {
        return Exhibit.of(Family.A, "some-cause", "Something is done.");
    }
}
