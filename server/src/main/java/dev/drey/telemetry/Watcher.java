package dev.drey.telemetry;

import dev.drey.flink.CheckpointDetail;
import dev.drey.flink.FlinkException;
import dev.drey.flink.JobDetail;
import dev.drey.telemetry.series.MetricStore;
import dev.drey.telemetry.series.Sample;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The observer of one application while it has one cluster: looks, keeps, and tells. Used by one thread at a time. */
final class Watcher {

    private static final int SECONDS_PER_MINUTE = 60;

    private final Subject subject;
    private final Look look;
    private final Containers containers;
    private final MetricStore metrics;
    private final History history;
    private final Map<Integer, Long> slots = new HashMap<>();
    private Chronicle chronicle;
    private @Nullable Observation latest;

    /** @param former what was last seen of the same application, so that an outage goes on; null at the beginning */
    Watcher(
            Subject subject,
            Look look,
            Containers containers,
            MetricStore metrics,
            History history,
            @Nullable Observation former) {
        this.latest = former;
        this.subject = subject;
        this.look = look;
        this.containers = containers;
        this.metrics = metrics;
        this.history = history;
        this.chronicle = Chronicle.begin(
                history.settledCheckpoints(subject.applicationUid(), subject.jobId()),
                history.findNewestException(subject.applicationUid()).orElse(null));
    }

    Subject subject() {
        return subject;
    }

    /** How many requests were sent to the job manager so far. */
    long requests() {
        return look.requests();
    }

    /** What was seen, and what became of it. */
    record Seen(Observation observation, List<Sample> samples) {}

    /** Looks once. */
    Seen look(Instant now) {
        Observation observation = look.take(now, latest, containers.measure(subject.jobId(), now));
        latest = observation;
        Chronicle.Step step = chronicle.after(observation);
        chronicle = step.next();
        String uid = subject.applicationUid();
        history.keepExceptions(uid, step.exceptions());
        history.keepLost(uid, step.lost());
        if (observation.job() != null && !step.wanted().isEmpty()) {
            readCheckpoints(observation.job(), step.wanted(), now);
        }
        List<Sample> samples = MetricMapping.samples(observation, perMinute -> isDue(perMinute, now));
        append(samples, now);
        return new Seen(observation, samples);
    }

    private void append(List<Sample> samples, Instant now) {
        metrics.append(now, samples);
        slots.replaceAll((perMinute, slot) -> slot(perMinute, now));
    }

    private void readCheckpoints(JobDetail job, List<Long> wanted, Instant now) {
        List<CheckpointDetail> read = new ArrayList<>();
        List<Long> gone = new ArrayList<>();
        try {
            for (long id : wanted) {
                Optional<CheckpointDetail> checkpoint = look.findCheckpoint(job, id);
                checkpoint.ifPresentOrElse(read::add, () -> gone.add(id));
            }
        } catch (FlinkException noAnswer) {
            // What was read is kept; the rest is wanted again at the next look.
        }
        history.keepCheckpoints(
                subject.applicationUid(),
                read.stream()
                        .map(checkpoint -> new KeptCheckpoint(subject.jobId(), subject.versionId(), checkpoint))
                        .toList());
        chronicle = chronicle.with(read, gone, now);
    }

    /** Whether this is the first look in its part of the minute. */
    private boolean isDue(int perMinute, Instant now) {
        return slots.computeIfAbsent(perMinute, first -> -1L) != slot(perMinute, now);
    }

    private static long slot(int perMinute, Instant now) {
        return now.getEpochSecond() * perMinute / SECONDS_PER_MINUTE;
    }
}
