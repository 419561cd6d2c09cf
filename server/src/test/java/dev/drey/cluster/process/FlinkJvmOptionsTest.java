package dev.drey.cluster.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.RuntimeEnvironment;
import dev.drey.runtime.FlinkRole;
import dev.drey.runtime.FlinkRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FlinkJvmOptionsTest {

    @Test
    void archiveOfTheRoleIsUsed() {
        FlinkRuntime runtime = runtime(Map.of(FlinkRole.JOB_MANAGER, Path.of("/r/job-manager.jsa")));

        assertThat(FlinkJvmOptions.jobManager(runtime)).contains("-XX:SharedArchiveFile=/r/job-manager.jsa");
        assertThat(FlinkJvmOptions.taskManager(runtime))
                .noneMatch(flag -> flag.contains("SharedArchiveFile") || flag.contains("Xshare"));
    }

    @Test
    void onlyTheJobManagerForgoesTheFullCompiler() {
        FlinkRuntime runtime = runtime(Map.of());

        assertThat(FlinkJvmOptions.jobManager(runtime)).contains("-XX:TieredStopAtLevel=1");
        assertThat(FlinkJvmOptions.taskManager(runtime)).noneMatch(flag -> flag.contains("TieredStopAtLevel"));
    }

    @Test
    void taskManagerCompilesOnlyWhatIsCalledOften() {
        assertThat(FlinkJvmOptions.taskManager(runtime(Map.of()))).contains("-XX:CompileThresholdScaling=4");
    }

    @Test
    void archiveIsMadeWithTheFlagsThatItIsUsedWith() {
        List<String> archiving = FlinkJvmOptions.archiving(FlinkRole.TASK_MANAGER, Path.of("/r/x.jsa"));

        assertThat(archiving)
                .contains("-XX:ArchiveClassesAtExit=/r/x.jsa")
                .containsAll(FlinkJvmOptions.taskManager(runtime(Map.of())));
    }

    private static FlinkRuntime runtime(Map<FlinkRole, Path> archives) {
        return new FlinkRuntime(
                RuntimeEnvironment.FLINK_1_20, "1.20.0", Path.of("/r"), List.of(), Path.of("/r/plugins"), archives);
    }
}
