package dev.drey.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.flink.Checkpoint;
import dev.drey.flink.FlinkException;
import dev.drey.flink.FlinkRest;
import dev.drey.flink.JobDetail;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** What Flink itself says about a job. */
final class Flink {

    private static final Duration TO_RUN = Duration.ofSeconds(60);
    private static final Duration TO_CHECKPOINT = Duration.ofSeconds(60);
    private static final Duration TO_FIT = Duration.ofSeconds(90);

    private final Cluster cluster;
    private final Clients clients;
    private final FlinkRest rest;

    Flink(Cluster cluster, Clients clients) {
        this.cluster = cluster;
        this.clients = clients;
        this.rest = new FlinkRest(cluster.flinkRest(), clients.http());
    }

    FlinkRest rest() {
        return rest;
    }

    JobDetail job() throws FlinkException {
        return rest.job(cluster.jobId());
    }

    void awaitFullyRunning() {
        JobDetail unused = Await.until("all tasks run", TO_RUN, this::job, JobDetail::isFullyRunning);
    }

    /** The checkpoint settings in Flink's own words. */
    JsonNode checkpointConfig() throws IOException, InterruptedException {
        return get("/jobs/" + cluster.jobId() + "/checkpoints/config");
    }

    /** Counts, history and what was restored, in Flink's own words. */
    JsonNode checkpoints() {
        String path = "/jobs/" + cluster.jobId() + "/checkpoints";
        // Flink answers this from a cache, and so for a moment as it did before it knew the job.
        return Await.until(
                        "Flink tells of the job's checkpoints",
                        TO_RUN,
                        () -> clients.get(cluster.flinkRest().resolve(path)),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** The newest checkpoints and savepoints in Flink's own words, newest first. */
    List<JsonNode> history() {
        return StreamSupport.stream(checkpoints().path("history").spliterator(), false)
                .toList();
    }

    /** How many checkpoints there are of a kind, such as {@code completed}. */
    long count(String kind) {
        return checkpoints().path("counts").path(kind).asLong();
    }

    /** Waits for a completed checkpoint or savepoint that fits, the newest of them. */
    JsonNode awaitCheckpoint(Predicate<JsonNode> fits) {
        return Await.until(
                        "such a checkpoint is there",
                        TO_FIT,
                        () -> history().stream()
                                .filter(found -> found.path("status").asText().equals("COMPLETED"))
                                .filter(fits)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    /** What Flink says of the job, at a path such as {@code /exceptions}. */
    JsonNode ofJob(String path) throws IOException, InterruptedException {
        return get("/jobs/" + cluster.jobId() + path);
    }

    /** Where the state came from that the job last began with; empty when it began without. */
    Optional<String> findRestored() {
        return Optional.ofNullable(checkpoints()
                .path("latest")
                .path("restored")
                .path("external_path")
                .textValue());
    }

    /** Waits for a checkpoint beyond those that are there now. */
    Checkpoint awaitNextCheckpoint() throws FlinkException {
        long before = newestCheckpoint().map(Checkpoint::id).orElse(0L);
        return awaitCheckpointAfter(before);
    }

    Checkpoint awaitCheckpointAfter(long id) {
        return Await.until(
                        "a checkpoint after number " + id + " completes",
                        TO_CHECKPOINT,
                        this::newestCheckpoint,
                        newest -> newest.isPresent() && newest.get().id() > id)
                .orElseThrow();
    }

    Optional<Checkpoint> newestCheckpoint() throws FlinkException {
        return rest.checkpoints(cluster.jobId()).findLatestCompleted();
    }

    /** The newest checkpoints and savepoints, newest first. */
    List<Checkpoint> recentCheckpoints() throws FlinkException {
        return rest.checkpoints(cluster.jobId()).recent();
    }

    /** Waits until the job has run that long by Flink's own clock. */
    void awaitAge(Duration age) {
        long unused = Await.until(
                "the job has run for " + age.toMillis() + " ms",
                age.plus(TO_RUN),
                () -> get("/jobs/" + cluster.jobId()).path("duration").asLong(),
                duration -> duration >= age.toMillis());
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return clients.get(cluster.flinkRest().resolve(path))
                .orElseThrow(() -> new IOException("Flink has nothing at " + path));
    }
}
