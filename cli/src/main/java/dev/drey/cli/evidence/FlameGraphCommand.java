package dev.drey.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.ApplicationOptions;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.text.Time;
import dev.drey.flink.FlinkDocuments;
import dev.drey.flink.FlinkException;
import dev.drey.flink.JobDetail;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws where the threads of a job spend their time. */
@Command(
        name = "flamegraph",
        description = {
            "Draw where the tasks of an application's job spend their time, sampled by Flink for some seconds, into one"
                    + " file for a web browser."
        },
        mixinStandardHelpOptions = true)
public final class FlameGraphCommand implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(500);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Mixin
    private final ApplicationOptions options = new ApplicationOptions();

    @Option(
            names = "--operator",
            paramLabel = "NAME",
            description = "Only the vertices of the job graph that have this in their name. Without it all of them.")
    private @Nullable String operator;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "full",
            description = "on-cpu, off-cpu (waiting and blocked), or full; default ${DEFAULT-VALUE}.")
    private String type = "full";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "The file to write: .svg for one vertex, else .html.")
    private Path file = Path.of("flamegraph.html");

    /** What was drawn. Written out as JSON as it stands. */
    record GraphFacts(String file, String type, Map<String, Long> samplesByVertex) {}

    @Override
    public Integer call() throws Exception {
        return options.perform(this::draw);
    }

    private void draw(Application application) throws Exception {
        String wanted = type.toLowerCase(Locale.ROOT).replace('-', '_');
        if (!List.of("full", "on_cpu", "off_cpu").contains(wanted)) {
            throw new CommandFailure(
                    "There is no flame graph of type " + type + "; there are on-cpu, off-cpu and full.");
        }
        RunningCluster running = RunningCluster.of(application);
        List<JobDetail.Vertex> vertices = chosen(running, application);
        List<FlameGraph> graphs = new ArrayList<>();
        for (JobDetail.Vertex vertex : vertices) {
            graphs.add(FlameGraph.of(vertex.name(), sample(running, application, vertex, wanted)));
        }
        boolean svg = file.toString().endsWith(".svg");
        if (svg && graphs.size() > 1) {
            throw new CommandFailure("An SVG file can hold one vertex, and " + graphs.size()
                    + " match. Choose one with --operator, or write an .html file.");
        }
        Files.writeString(
                file, svg ? FlamePicture.svg(graphs.get(0)) : FlamePicture.html(application.name(), type, graphs));
        Map<String, Long> samples = graphs.stream()
                .collect(Collectors.toMap(
                        FlameGraph::title, graph -> graph.root().samples(), Long::sum));
        options.output()
                .answer(
                        new GraphFacts(file.toString(), type, samples),
                        List.of("The flame graph of " + samples.size() + " vertices is in " + file
                                + "; open it with a web browser."));
    }

    private List<JobDetail.Vertex> chosen(RunningCluster running, Application application)
            throws IOException, FlinkException {
        List<JobDetail.Vertex> all = running.flink().job(running.jobId()).vertices();
        String part = operator == null ? "" : operator.toLowerCase(Locale.ROOT);
        List<JobDetail.Vertex> chosen = all.stream()
                .filter(vertex -> vertex.name().toLowerCase(Locale.ROOT).contains(part))
                .toList();
        if (chosen.isEmpty()) {
            throw new CommandFailure("No vertex of the job of " + application.name() + " has " + operator
                    + " in its name. There are: "
                    + all.stream().map(JobDetail.Vertex::name).collect(Collectors.joining("; ")) + ".");
        }
        return chosen;
    }

    /** The first question has Flink begin to sample; the answer comes with a later one. */
    private JsonNode sample(RunningCluster running, Application application, JobDetail.Vertex vertex, String wanted)
            throws IOException, FlinkException, InterruptedException {
        FlinkDocuments documents = running.documents();
        String path = "/jobs/" + running.jobId() + "/vertices/" + vertex.id() + "/flamegraph?type=" + wanted;
        Time time = application.stage().time();
        Time.Stopwatch watch = time.stopwatch();
        while (watch.elapsed().compareTo(PATIENCE) < 0) {
            JsonNode answer = documents
                    .find(path)
                    .orElseThrow(() -> new CommandFailure("Flink gives no flame graph. The cluster setting"
                            + " rest.flamegraph.enabled must be true, as it is unless the property group drey.flink says"
                            + " otherwise."));
            if (answer.path("data").isObject()) {
                application.stage().screen().wipe();
                return answer.path("data");
            }
            application.stage().screen().live("sampling " + vertex.name());
            time.pause(LOOK);
        }
        throw new CommandFailure("Flink had no samples of " + vertex.name() + " within " + PATIENCE.toSeconds()
                + " s. Its tasks must run for it: drey status " + application.name() + ".");
    }
}
