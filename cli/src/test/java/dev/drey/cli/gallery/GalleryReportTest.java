package dev.drey.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GalleryReportTest {

    @Test
    void isPassedWhenEveryCauseWasNamed() {
        GalleryReport report = report(
                result("hot-key", Result.Verdict.RIGHT, "hot-key", 2.5),
                result("cpu-overload", Result.Verdict.SKIPPED, null, null));
        assertThat(report.isPassed()).isTrue();
        assertThat(report.lines())
                .last()
                .isEqualTo(
                        "1 of 1 right, 0 missed, 0 could not be shown, 1 skipped. Symptom to finding: 2.5 s at most.");
    }

    @Test
    void isNotPassedWhenOneWasTakenForAnother() {
        GalleryReport report = report(result("hot-key", Result.Verdict.MISS, "cpu-overload", 3.0));
        assertThat(report.isPassed()).isFalse();
        assertThat(report.lines()).contains("Taken for something else: hot-key for cpu-overload, 1x");
        assertThat(report.json()
                        .path("matrix")
                        .path("hot-key")
                        .path("cpu-overload")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void isNotPassedWhenOneCouldNotBeShown() {
        GalleryReport report = report(result("hot-key", Result.Verdict.NOT_SHOWN, null, null));
        assertThat(report.isPassed()).isFalse();
        assertThat(report.lines()).contains("hot-key: why");
    }

    @Test
    void isNotPassedWhenARemedyDidNotHelp() {
        Result right = result("hot-key", Result.Verdict.RIGHT, "hot-key", 2.0);
        GalleryReport report = report(right.withCure(new Result.Cure(false, "It was taken back."), 50));
        assertThat(report.isPassed()).isFalse();
        assertThat(report.json()
                        .path("exhibits")
                        .path(0)
                        .path("cure")
                        .path("words")
                        .asText())
                .isEqualTo("It was taken back.");
        assertThat(report(right.withCure(new Result.Cure(true, "It helped."), 50))
                        .isPassed())
                .isTrue();
    }

    private static GalleryReport report(Result... results) {
        return new GalleryReport("drey gallery --all", "drey 1", 1.0, List.of(results));
    }

    private static Result result(
            String cause, Result.Verdict verdict, @Nullable String found, @Nullable Double toFinding) {
        Exhibit exhibit = Exhibit.of(Family.A, cause, "Something is done.").build();
        return new Result(exhibit, "FLINK-2_2", verdict, found, List.of(), "why", toFinding, 30, null);
    }
}
