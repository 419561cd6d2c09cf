package dev.drey.telemetry.sqlite;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.drey.telemetry.series.MetricId;
import dev.drey.telemetry.series.MetricStore;
import dev.drey.telemetry.series.Point;
import dev.drey.telemetry.series.Resolution;
import dev.drey.telemetry.series.Sample;
import dev.drey.telemetry.series.Series;
import dev.drey.telemetry.series.StatisticSet;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteMetricStoreTest {

    private static final MetricId HEAP =
            new MetricId("AWS/KinesisAnalytics", "heapMemoryUtilization", Map.of("Application", "clicks"));

    @TempDir
    private Path folder;

    private MetricStore store;

    @BeforeEach
    void open() {
        store = open(1 << 26);
    }

    private MetricStore open(long bytes) {
        return SqliteMetricStore.open(
                folder.resolve("metrics.db"), new SqliteMetricStore.Limits(Duration.ofDays(2), bytes));
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Sample sample(double value) {
        return new Sample(HEAP, "Percent", StatisticSet.of(value), true);
    }

    private List<Point> minutes() {
        return store.read(HEAP, Resolution.MINUTE, Instant.EPOCH, NOON.plus(Duration.ofDays(1)));
    }

    private List<Point> observed() {
        return store.read(HEAP, Resolution.OBSERVED, Instant.EPOCH, NOON.plus(Duration.ofDays(1)));
    }

    @Test
    void figuresOfAMinuteAreAddedUpAndStayApartForAnHour() {
        store.append(NOON.plusSeconds(5), List.of(sample(40)));
        store.append(NOON.plusSeconds(10), List.of(sample(60)));
        store.append(NOON.plusSeconds(60), List.of(sample(10)));

        assertThat(minutes())
                .containsExactly(
                        new Point(NOON, new StatisticSet(2, 100, 40, 60)),
                        new Point(NOON.plusSeconds(60), StatisticSet.of(10)));
        assertThat(observed())
                .extracting(Point::at)
                .containsExactly(NOON.plusSeconds(5), NOON.plusSeconds(10), NOON.plusSeconds(60));
    }

    @Test
    void aFigureThatDoesNotCountOnlyShowsThePresent() {
        store.append(NOON, List.of(new Sample(HEAP, "Percent", StatisticSet.of(1), false)));

        assertThat(minutes()).isEmpty();
        assertThat(observed()).hasSize(1);
    }

    @Test
    void everythingIsThereAfterARestart() {
        store.append(NOON, List.of(sample(40)));
        store.close();
        store = open(1 << 26);
        store.append(NOON.plusSeconds(1), List.of(sample(50)));

        assertThat(minutes()).containsExactly(new Point(NOON, new StatisticSet(2, 90, 40, 50)));
        assertThat(store.list(NOON)).extracting(Series::id, Series::unit).containsExactly(tuple(HEAP, "Percent"));
    }

    @Test
    void seriesThatHaveEndedAreNotListed() {
        store.append(NOON, List.of(sample(40)));

        assertThat(store.list(NOON.plusSeconds(1))).isEmpty();
        assertThat(store.list(NOON)).hasSize(1);
    }

    @Test
    void whatIsTooOldIsForgotten() {
        store.append(NOON, List.of(sample(40)));
        store.prune(NOON.plus(Duration.ofMinutes(61)));
        assertThat(observed()).isEmpty();
        assertThat(minutes()).hasSize(1);

        store.prune(NOON.plus(Duration.ofDays(2)).plusSeconds(1));

        assertThat(minutes()).isEmpty();
        assertThat(store.find(HEAP)).isEmpty();
    }

    @Test
    void theOldestGoesWhenThereIsTooMuch() {
        store.close();
        long bytes = 1 << 20;
        store = open(bytes);
        List<Sample> many = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            many.add(new Sample(new MetricId("Test", "m" + i, Map.of()), "None", StatisticSet.of(i), true));
        }
        Instant at = NOON;
        for (int minute = 0; minute < 60; minute++) {
            at = NOON.plus(Duration.ofMinutes(minute));
            store.append(at, many);
        }

        store.prune(at.plus(Duration.ofHours(1)).plusSeconds(1));

        MetricId first = many.get(0).id();
        List<Point> left = store.read(first, Resolution.MINUTE, Instant.EPOCH, at.plusSeconds(1));
        assertThat(left).hasSizeBetween(1, 40);
        assertThat(left.get(left.size() - 1).at()).isEqualTo(at);
    }
}
