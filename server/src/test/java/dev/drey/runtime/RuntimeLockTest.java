package dev.drey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.RuntimeEnvironment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RuntimeLockTest {

    private static final String CORE = "lib g:core:1 5 " + "a".repeat(64);
    private static final String S3 = "plugin/s3 g:s3:1 7 " + "b".repeat(64);

    @Test
    void keepsTheOrderOfTheFile() {
        RuntimeLock lock = RuntimeLock.parse("# comment\n\n" + S3 + "\n" + CORE + "\n");

        assertThat(lock.artifacts()).extracting(LockedArtifact::name).containsExactly("s3", "core");
        assertThat(lock.bytes()).isEqualTo(12);
    }

    @Test
    void hashIsThatOfTheEntriesAlone() {
        String hash = RuntimeLock.parse(CORE + "\n" + S3).hash();

        assertThat(RuntimeLock.parse("# comment\n" + CORE + "\n" + S3 + "\n").hash())
                .isEqualTo(hash);
        assertThat(RuntimeLock.parse(S3 + "\n" + CORE).hash()).isNotEqualTo(hash);
    }

    @ParameterizedTest
    @EnumSource
    void shippedLockHasFlinkOfThatVersionOnce(RuntimeEnvironment environment) {
        List<LockedArtifact> artifacts = RuntimeLock.of(environment).artifacts();

        assertThat(artifacts)
                .filteredOn(artifact -> artifact.name().equals("flink-runtime"))
                .extracting(LockedArtifact::version)
                .containsExactly(environment.flinkVersion());
        assertThat(artifacts).extracting(LockedArtifact::location).doesNotHaveDuplicates();
        assertThat(artifacts)
                .extracting(artifact -> artifact.plugin() + "/" + artifact.group() + ":" + artifact.name())
                .doesNotHaveDuplicates();
    }
}
