package dev.drey.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DownloadTallyTest {

    private final LockedArtifact small = artifact("small", 10);
    private final LockedArtifact large = artifact("large", 90);
    private final RecordedProgress progress = new RecordedProgress();
    private final DownloadTally tally = new DownloadTally(100, progress);

    @Test
    void addsUpWhatSeveralDownloadsReport() {
        tally.arrived(small, 4);
        tally.arrived(large, 45);
        tally.finished(small);
        tally.finished(large);

        assertThat(progress.events())
                .containsExactly("4/100 g:small:1", "49/100 g:large:1", "55/100 g:small:1", "100/100 g:large:1");
    }

    @Test
    void downloadThatStartsOverIsNotCountedTwice() {
        tally.arrived(large, 45);
        tally.arrived(large, 5);
        tally.arrived(large, 46);

        assertThat(progress.events()).containsExactly("45/100 g:large:1", "46/100 g:large:1");
    }

    @Test
    void fileThatIsLongerThanExpectedDoesNotExceedTheTotal() {
        tally.finished(small);
        tally.arrived(large, 5000);

        assertThat(progress.events()).last().isEqualTo("100/100 g:large:1");
    }

    private static LockedArtifact artifact(String name, long size) {
        return new LockedArtifact(null, "g", name, "1", "", size, "");
    }
}
