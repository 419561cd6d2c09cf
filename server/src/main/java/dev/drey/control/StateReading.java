package dev.drey.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cluster.ClusterException;
import dev.drey.cluster.FlinkSettings;
import dev.drey.cluster.StateInspector;
import dev.drey.cluster.StateQuestion;
import dev.drey.config.DataFolder;
import dev.drey.config.Settings;
import dev.drey.control.StateInspections.Asked;
import dev.drey.model.Application;
import dev.drey.model.RuntimeEnvironment;
import dev.drey.runtime.FlinkRuntimes;
import dev.drey.runtime.RuntimeUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Reads the state that a question means, with the runtime that fits it and what is known of its program. */
final class StateReading implements StateInspections.Reading {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final StateInspector inspector;
    private final FlinkRuntimes runtimes;
    private final Supplier<URI> objectStore;
    private final Settings settings;
    private final StateToInspect states;

    StateReading(Settings settings, Control.Ports ports, RetainedCheckpoints checkpoints) {
        this.inspector = ports.inspector();
        this.runtimes = ports.runtimes();
        this.objectStore = ports.endpoint();
        this.settings = settings;
        this.states = new StateToInspect(ports, new DataFolder(settings.dataFolder()), checkpoints);
    }

    @Override
    public ObjectNode read(Asked asked) throws IOException, ClusterException, InterruptedException {
        if (asked.application() == null) {
            return elsewhere(asked);
        }
        Application application = states.application(asked.application());
        StateToInspect.Found state = states.find(application, asked.which());
        ObjectNode answer = inspect(asked, application, state);
        require(answer, state.location());
        return answer.put("application", application.name()).put("snapshot", state.snapshot());
    }

    private ObjectNode inspect(Asked asked, Application application, StateToInspect.Found state)
            throws IOException, ClusterException, InterruptedException {
        RuntimeEnvironment environment = asked.environment() == null ? state.environment() : asked.environment();
        return inspect(
                asked,
                environment,
                state.location(),
                states.findProgram(application).map(List::of).orElse(List.of()),
                states.titles(application));
    }

    private ObjectNode elsewhere(Asked asked) throws IOException, ClusterException, InterruptedException {
        String given = String.valueOf(asked.which());
        String location = given.startsWith("/") ? "file://" + given : given;
        RuntimeEnvironment environment =
                asked.environment() == null ? RuntimeEnvironment.FLINK_1_20 : asked.environment();
        ObjectNode answer = inspect(asked, environment, location, List.of(), Map.of());
        require(answer, location);
        return answer.putNull("application").putNull("snapshot");
    }

    private static void require(ObjectNode answer, String location) throws IOException {
        JsonNode failed = answer.path("failed");
        if (failed.isTextual()) {
            throw new IOException("The state at " + location + " cannot be read: " + failed.asText()
                    + ". Check that it is a checkpoint or savepoint that is complete, and that the line of"
                    + " Flink fits.");
        }
    }

    private ObjectNode inspect(
            Asked asked,
            RuntimeEnvironment environment,
            String location,
            List<Path> programs,
            Map<String, String> titles)
            throws IOException, ClusterException, InterruptedException {
        try {
            String answer = inspector.inspect(new StateQuestion(
                    runtimes.install(
                            environment, new LoggedProgress(asked.application() == null ? "" : asked.application())),
                    location,
                    asked.which() == null,
                    fileSystems(),
                    settings.hadoopClassPath(),
                    programs,
                    titles,
                    asked.seconds(),
                    asked.most()));
            return ((ObjectNode) JSON.readTree(answer)).put("runtime", environment.wireName());
        } catch (RuntimeUnavailableException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    private Map<String, String> fileSystems() {
        // Without configured credentials the store accepts any, but an S3 client still insists on having some.
        Settings.AccessKey key =
                settings.accessKey() == null ? new Settings.AccessKey("drey", "drey") : settings.accessKey();
        return new FlinkSettings()
                .objectStore(objectStore.get(), settings.region(), key.id(), key.secret())
                .toMap();
    }
}
