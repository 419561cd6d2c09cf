package dev.drey.lifecycle;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.Application;
import dev.drey.model.RunConfiguration;
import dev.drey.model.RunConfiguration.RestoreType;
import dev.drey.model.Snapshot;
import dev.drey.testing.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestoreRulesTest {

    private final Application clicks = Examples.application("clicks");
    private final Snapshot old = Examples.snapshot(clicks, "old", NOON);
    private final Snapshot recent = Examples.snapshot(clicks, "recent", NOON.plusSeconds(60));
    private final Snapshot failed =
            Examples.snapshot(clicks, "failed", NOON.plusSeconds(90)).failed("disk full");

    @Test
    void latestCompleteSnapshotIsRestoredByDefault() throws SnapshotNotUsableException {
        assertThat(RestoreRules.choose(RunConfiguration.DEFAULT, List.of(old, recent, failed)))
                .contains(recent);
    }

    @Test
    void withoutSnapshotsTheApplicationBeginsEmpty() throws SnapshotNotUsableException {
        assertThat(RestoreRules.choose(RunConfiguration.DEFAULT, List.of(failed)))
                .isEmpty();
    }

    @Test
    void skipIgnoresSnapshots() throws SnapshotNotUsableException {
        RunConfiguration skip = new RunConfiguration(RestoreType.SKIP_RESTORE_FROM_SNAPSHOT, null, false);

        assertThat(RestoreRules.choose(skip, List.of(old))).isEmpty();
    }

    @Test
    void namedSnapshotIsRestoredThoughItIsNotTheLatest() throws SnapshotNotUsableException {
        assertThat(RestoreRules.choose(custom("old"), List.of(old, recent))).contains(old);
    }

    @Test
    void missingOrFailedSnapshotIsRefusedByName() {
        assertThatThrownBy(() -> RestoreRules.choose(custom("gone"), List.of(old)))
                .hasMessage("There is no snapshot named gone.");
        assertThatThrownBy(() -> RestoreRules.choose(custom("failed"), List.of(failed)))
                .hasMessageContaining("failed is FAILED");
    }

    private static RunConfiguration custom(String name) {
        return new RunConfiguration(RestoreType.RESTORE_FROM_CUSTOM_SNAPSHOT, name, false);
    }
}
