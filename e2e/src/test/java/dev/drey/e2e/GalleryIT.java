package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The fault gallery in its short form: a start that fails, something silently wrong, and one that is healthy. All of it takes an hour. */
final class GalleryIT {

    private static final Duration TO_END = Duration.ofMinutes(6);

    @Test
    void theDoctorNamesWhatWasInjectedAndIsSilentOnWhatIsHealthy() throws IOException {
        CommandRun gallery = CommandRun.of(
                "gallery", TO_END, "gallery", "at-least-once-mode", "healthy-idle", "--runtime", "FLINK-2_2");

        assertThat(gallery.json().path("exhibits"))
                .as(gallery.json().toPrettyString())
                .hasSize(2)
                .allMatch(exhibit -> exhibit.path("verdict").asText().equals("RIGHT"));
        assertThat(gallery.json()
                        .at("/matrix/at-least-once-mode/at-least-once-mode")
                        .asInt())
                .isEqualTo(1);
        assertThat(gallery.code()).isZero();
    }
}
