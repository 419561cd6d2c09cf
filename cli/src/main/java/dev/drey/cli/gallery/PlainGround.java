package dev.drey.cli.gallery;

import dev.drey.flink.FlinkRest;
import dev.drey.flink.JarSubmission;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Plain Flink in session mode. */
final class PlainGround implements Ground {

    private final Surroundings surroundings;
    private final PlainCluster cluster;
    private final FlinkRest flink;
    private String jobId = "";
    private @Nullable CompletableFuture<String> submission;

    PlainGround(Surroundings surroundings, PlainCluster cluster, HttpClient http) {
        this.surroundings = surroundings;
        this.cluster = cluster;
        this.flink = new FlinkRest(cluster.rest(), http);
    }

    @Override
    public void begin() throws IOException {
        cluster.startJobManager();
        for (int count = 0; count < surroundings.taskManagers(); count++) {
            cluster.startTaskManager();
        }
    }

    @Override
    public URI rest() {
        return cluster.rest();
    }

    @Override
    public String jobId() {
        return jobId;
    }

    @Override
    public void submit(List<String> program, @Nullable String state, boolean losing) {
        jobId = UUID.randomUUID().toString().replace("-", "");
        submission = flink.submit(new JarSubmission(
                jobId, Programs.JAR, Programs.ENTRY_CLASS, program, surroundings.parallelism(), state, losing));
    }

    @Override
    public @Nullable String refusal() {
        CompletableFuture<String> asked = submission;
        return asked != null && asked.isCompletedExceptionally()
                ? asked.handle((id, why) -> String.valueOf(why)).join()
                : null;
    }

    @Override
    public List<Long> jobManagers() {
        return cluster.jobManagers();
    }

    @Override
    public List<Long> taskManagers() {
        return cluster.taskManagers();
    }

    @Override
    public void startTaskManager() throws IOException {
        cluster.startTaskManager();
    }

    @Override
    public List<String> doctorArguments() {
        return List.of("--flink", cluster.rest().toString());
    }

    @Override
    public void end() throws IOException {
        cluster.close();
    }
}
