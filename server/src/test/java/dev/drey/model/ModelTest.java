package dev.drey.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelTest {

    @Test
    void defaultCheckpointSettingsWinOverTheValuesBesideThem() {
        CheckpointSettings settings =
                new CheckpointSettings(ConfigurationType.DEFAULT, false, Duration.ofMillis(1), Duration.ZERO);

        assertThat(settings).isEqualTo(CheckpointSettings.DEFAULT);
        assertThat(settings.interval()).isEqualTo(Duration.ofSeconds(60));
        assertThat(settings.minimumPause()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.enabled()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "4,1,4", "4,2,2", "5,2,3", "1,8,1"})
    void kpusAreRoundedUp(int parallelism, int perKpu, int kpus) {
        assertThat(new ParallelismSettings(ConfigurationType.CUSTOM, parallelism, perKpu, false).kpus())
                .isEqualTo(kpus);
    }

    @ParameterizedTest
    @CsvSource({
        "us-west-2,06:00,14:00",
        "eu-west-1,22:00,06:00",
        "ap-northeast-1,13:00,21:00",
        "us-east-1,03:00,11:00",
        "nowhere,03:00,11:00"
    })
    void maintenanceWindowOfARegionLastsEightHours(String region, LocalTime start, LocalTime end) {
        assertThat(MaintenanceWindow.ofRegion(region).start()).isEqualTo(start);
        assertThat(MaintenanceWindow.ofRegion(region).end()).isEqualTo(end);
    }

    @ParameterizedTest
    @ValueSource(ints = {KpuMemory.LEAST_MIB, 1024, 4096, 16384})
    void partsOfAKpuAddUpToItsTotal(int total) {
        KpuMemory memory = KpuMemory.ofTotal(total);

        assertThat(memory.heapMib()
                        + memory.managedMib()
                        + memory.networkMib()
                        + memory.frameworkOffHeapMib()
                        + memory.metaspaceMib()
                        + memory.overheadMib())
                .isEqualTo(total);
        assertThat(memory.taskHeapMib()).isGreaterThan(64);
    }

    @Test
    void aKpuTooSmallToRunIsRefused() {
        assertThatThrownBy(() -> KpuMemory.ofTotal(KpuMemory.LEAST_MIB - 1)).hasMessageContaining("at least 640 MiB");
    }

    @Test
    void bucketIsTheEndOfItsArn() {
        assertThat(new CodeLocation("arn:aws:s3:::my-jobs", "a/b.jar", null).bucket())
                .isEqualTo("my-jobs");
    }

    @Test
    void longFailureIsCutToWhatTheApiAllows() {
        Operation failed = Operation.begun("id", "uid", Operation.Kind.START, Instant.EPOCH)
                .failed("x".repeat(2000), Instant.EPOCH);

        assertThat(failed.failure()).hasSize(512).endsWith("…");
    }
}
