package dev.drey.control;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cluster.ClusterException;
import dev.drey.cluster.ClusterPorts;
import dev.drey.cluster.ClusterSpec;
import dev.drey.cluster.FlinkSettings;
import dev.drey.cluster.Logging;
import dev.drey.cluster.MemoryDivision;
import dev.drey.cluster.OwnSettings;
import dev.drey.config.DataFolder;
import dev.drey.config.Settings;
import dev.drey.model.Application;
import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.Incarnation;
import dev.drey.model.KpuMemory;
import dev.drey.model.PropertyGroup;
import dev.drey.runtime.FlinkRuntime;
import dev.drey.state.StateFolder;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * What an application's cluster has to look like, computed from what is written down: so that a cluster launched by an
 * earlier service can be mended by a later one.
 */
final class ClusterSpecs {

    private final Settings settings;
    private final DataFolder data;
    private final StatePlaces states;
    private final MemoryDivision memory;
    private final Supplier<URI> objectStore;

    /** @param objectStore where Flink processes reach it */
    ClusterSpecs(
            Settings settings, DataFolder data, StatePlaces states, MemoryDivision memory, Supplier<URI> objectStore) {
        this.settings = settings;
        this.data = data;
        this.states = states;
        this.memory = memory;
        this.objectStore = objectStore;
    }

    /** @throws ClusterException when the memory of a KPU cannot be divided as the application asks */
    ClusterSpec of(Application application, Incarnation incarnation, FlinkRuntime runtime) throws ClusterException {
        ApplicationConfiguration configuration = application.version().configuration();
        ClusterPorts ports = new ClusterPorts(incarnation.restPort(), incarnation.rpcPort());
        Path folder = folder(application, incarnation);
        StateFolder state = states.of(application, application.version());
        // Without configured credentials the store accepts any, but an S3 client still insists on having some.
        Settings.AccessKey key =
                settings.accessKey() == null ? new Settings.AccessKey("drey", "drey") : settings.accessKey();
        OwnSettings own = ReservedProperties.ofFlink(application.version().runtimeEnvironment(), configuration);
        KpuMemory kpuMemory = own.memory().isEmpty()
                ? settings.kpuMemory()
                : memory.divide(settings.kpuMemory().totalMib(), own.memory());
        FlinkSettings flink = new FlinkSettings()
                .network(ports)
                .folder(folder)
                .kpus(configuration.parallelism(), kpuMemory)
                .checkpoints(configuration.checkpoints(), state.checkpointsUri(), state.savepointsUri())
                .changelog(state.changelogUri())
                .recovery(settings.patience().pause())
                .objectStore(objectStore.get(), settings.region(), key.id(), key.secret())
                .service()
                .own(own);
        return new ClusterSpec(
                incarnation.id(),
                runtime,
                folder,
                ports,
                configuration.parallelism().kpus(),
                ReservedProperties.of(configuration).standbyTaskManagers(),
                kpuMemory,
                settings.jobManagerHeapMib(),
                logging(application),
                flink.toMap(),
                environment(key),
                json(ReservedProperties.ofProgram(configuration)));
    }

    /** What the application's processes are to log. */
    static Logging logging(Application application) {
        return new Logging(
                application.version().configuration().monitoring().logLevel(),
                application.arn(),
                application.version().id());
    }

    /** How many the application is to have: one for each KPU, and the spare ones. */
    static int taskManagers(Application application) {
        ApplicationConfiguration configuration = application.version().configuration();
        return configuration.parallelism().kpus()
                + ReservedProperties.of(configuration).standbyTaskManagers();
    }

    /** The incarnation's own folder. */
    Path folder(Application application, Incarnation incarnation) {
        return data.incarnation(application, incarnation.id());
    }

    /** What programs find that use an AWS SDK or Hadoop: the object store, and credentials for it; Hadoop's classes. */
    private Map<String, String> environment(Settings.AccessKey key) {
        Map<String, String> environment = new TreeMap<>(Map.of(
                "AWS_ENDPOINT_URL_S3", objectStore.get().toString(),
                "AWS_REGION", settings.region(),
                "AWS_ACCESS_KEY_ID", key.id(),
                "AWS_SECRET_ACCESS_KEY", key.secret()));
        if (!settings.hadoopClassPath().isEmpty()) {
            environment.put(ClusterSpec.HADOOP_CLASS_PATH, settings.hadoopClassPath());
        }
        return environment;
    }

    /** In the form that Amazon's runtime library reads. */
    private static String json(List<PropertyGroup> groups) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (PropertyGroup group : groups) {
            ObjectNode entry = array.addObject().put("PropertyGroupId", group.id());
            ObjectNode map = entry.putObject("PropertyMap");
            group.properties().forEach(map::put);
        }
        return array.toPrettyString();
    }
}
