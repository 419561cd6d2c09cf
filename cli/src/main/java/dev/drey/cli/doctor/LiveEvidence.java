package dev.drey.cli.doctor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.remote.Service;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import dev.drey.diagnosis.collect.ApplicationSource;
import dev.drey.diagnosis.collect.EvidenceCollector;
import dev.drey.diagnosis.collect.LiveSource;
import dev.drey.diagnosis.collect.Looks;
import dev.drey.diagnosis.collect.LostTaskManagers;
import dev.drey.diagnosis.collect.Recording;
import dev.drey.diagnosis.collect.RestSource;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.signal.FlinkDuration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Evidence of what runs now: a few looks, some time apart, so that it shows what moves. */
final class LiveEvidence {

    private static final int LOOKS = 3;
    private static final String LOST_TASK_MANAGERS = "lost-task-managers?limit=50";
    private static final Duration TO_CONNECT = Duration.ofSeconds(5);

    /** Any question for figures has Flink ask task managers for new ones, which takes a moment. */
    private static final String ANY_FIGURES = "/jobmanager/metrics";

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(10);
    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(30);
    private static final Duration TO_BE_PAST = Duration.ofMillis(300);
    private static final Duration TO_MEASURE = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

    private final Time time;
    private final Screen screen;
    private final Optional<Duration> wanted;
    private final @Nullable Path file;
    private final Recording recording = new Recording();

    /**
     * @param wanted from the first look to the last; empty for until Flink has measured twice
     * @param file where to keep all that was read; null for nowhere
     */
    LiveEvidence(Time time, Screen screen, Optional<Duration> wanted, @Nullable Path file) {
        this.time = time;
        this.screen = screen;
        this.wanted = wanted;
        this.file = file;
    }

    /** Of any cluster. One that has no job to examine is examined itself. */
    List<Evidence> ofCluster(URI address, @Nullable String job) throws IOException, InterruptedException {
        RestSource source = live(address);
        List<@Nullable String> ids = new ArrayList<>(Jobs.toExamine(source, job));
        if (ids.isEmpty()) {
            ids.add(null);
        }
        return keep(look(source, ids, null));
    }

    /** Of an application, also of one that does not run. */
    List<Evidence> ofApplication(Service service, String application) throws IOException, InterruptedException {
        Home home = HomeFacts.of(service, application);
        Optional<Cluster> cluster = service.clusters().find(application);
        RestSource source = new ApplicationSource(
                cluster.map(found -> live(found.flinkRest())).orElse(null),
                new ServedLogs(service.clusters(), application),
                application,
                time::now);
        List<@Nullable String> ids = new ArrayList<>();
        ids.add(cluster.map(Cluster::jobId).orElse(null));
        List<Evidence> found = keep(look(source, ids, home));
        return service.clusters()
                .findObserved(application, LOST_TASK_MANAGERS)
                .map(lost -> found.stream()
                        .map(evidence -> LostTaskManagers.add(lost, evidence))
                        .toList())
                .orElse(found);
    }

    private RestSource live(URI address) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(TO_CONNECT)
                .build();
        return new LiveSource(address, http, time::now);
    }

    private RestSource recorded(RestSource source) throws IOException {
        if (file == null) {
            return source;
        }
        RestSource look = recording.record(source);
        // Whoever examines the recording asks for the jobs first.
        look.json("/jobs/overview");
        return look;
    }

    private List<Evidence> look(RestSource source, List<@Nullable String> jobs, @Nullable Home home)
            throws IOException, InterruptedException {
        List<List<Evidence>> looks = new ArrayList<>();
        Time.Stopwatch sinceMeasured = time.stopwatch();
        measure(source);
        for (int look = 1; look <= LOOKS; look++) {
            screen.live("looking at " + source.name() + ", look " + look + " of " + LOOKS);
            List<Evidence> all = new ArrayList<>();
            RestSource once = recorded(source);
            for (String job : jobs) {
                all.add(EvidenceCollector.look(once, job, look == LOOKS, home));
            }
            looks.add(all);
            boolean moves = all.stream().anyMatch(one -> one.findJob().isPresent());
            if (look < LOOKS && moves) {
                time.pause(wanted.map(whole -> whole.dividedBy(LOOKS - 1)).orElse(BETWEEN_LOOKS));
            }
            if (look == LOOKS - 1 && moves && wanted.isEmpty()) {
                awaitNewFigures(source, interval(looks.get(0)).minus(sinceMeasured.elapsed()));
            }
        }
        screen.wipe();
        List<Evidence> united = new ArrayList<>();
        for (int job = 0; job < jobs.size(); job++) {
            int index = job;
            united.add(Looks.unite(looks.stream().map(all -> all.get(index)).toList()));
        }
        return united;
    }

    private void awaitNewFigures(RestSource source, Duration left) throws IOException, InterruptedException {
        if (left.compareTo(Duration.ZERO) > 0) {
            screen.live("looking at " + source.name() + ", waiting until Flink measures again");
            time.pause(left);
        }
        measure(source);
    }

    /** How often Flink asks task managers for figures, at most. */
    private static Duration interval(List<Evidence> look) {
        Duration interval = look.get(0)
                .cluster()
                .findSetting("metrics.fetcher.update-interval")
                .flatMap(FlinkDuration::parse)
                .orElse(USUAL_INTERVAL);
        return (interval.compareTo(LONGEST_INTERVAL) > 0 ? LONGEST_INTERVAL : interval).plus(TO_BE_PAST);
    }

    private void measure(RestSource source) throws IOException, InterruptedException {
        if (source.isLive() && source.json(ANY_FIGURES).isPresent()) {
            time.pause(TO_MEASURE);
        }
    }

    private List<Evidence> keep(List<Evidence> evidence) throws IOException {
        if (file != null) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), recording.toJson());
        }
        return evidence;
    }
}
