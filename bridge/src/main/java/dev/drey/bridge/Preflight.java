package dev.drey.bridge;

import dev.drey.bridge.blueprint.Blueprint;
import dev.drey.bridge.blueprint.JarFacts;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Runs a program's main() without a cluster, and writes down what job it makes: a process of its own, on the class path of
 * one version of Flink, that ends when that is done. The program's functions are not run.
 *
 * <p>Arguments: a file with what is asked, see {@link PreflightRequest}, and the file for the answer. Exit code 0 whatever
 * became of main(), which the answer tells; another when there is no answer.
 */
public final class Preflight {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PreflightRequest request;
    private final ObjectNode answer = JSON.createObjectNode();

    private Preflight(PreflightRequest request) {
        this.request = request;
    }

    /** @throws Exception when the request or the jar cannot be read, or the answer cannot be written */
    public static void main(String[] args) throws Exception {
        PreflightRequest request = PreflightRequest.read(Path.of(args[0]));
        Preflight preflight = new Preflight(request);
        preflight.examine();
        Path unfinished = Path.of(args[1] + ".part");
        Files.write(unfinished, JSON.writeValueAsBytes(preflight.answer));
        Files.move(unfinished, Path.of(args[1]));
        // A program may have left threads that would keep this process alive.
        Runtime.getRuntime().halt(0);
    }

    private void examine() throws IOException, ProgramInvocationException {
        answer.put("format", 1)
                .put("flink", EnvironmentInformation.getVersion())
                .put("service", request.checkpoints().isPresent());
        ArrayNode chosen = answer.putArray("chosen");
        request.chosen().forEach(chosen::add);
        ObjectNode jar = JarFacts.of(request.jar());
        answer.set("jar", jar);
        Optional<String> mainClass = request.mainClass()
                .or(() -> Optional.ofNullable(jar.path("mainClass").textValue()));
        if (mainClass.isEmpty()) {
            failed(new IllegalArgumentException("The manifest of %s names no Main-Class, and none was given"
                    .formatted(request.jar().getFileName())));
            return;
        }
        answer.put("mainClass", mainClass.get());
        run(mainClass.get());
    }

    private void run(String mainClass) throws IOException, ProgramInvocationException {
        Configuration cluster = request.configuration();
        cluster.set(DeploymentOptions.TARGET, "embedded");
        cluster.set(DeploymentOptions.ATTACHED, false);
        FileSystem.initialize(cluster, PluginUtils.createPluginManagerFromRootFolder(cluster));
        ClassLoader loader = loader(cluster);
        Optional<ServiceSettings> service =
                request.checkpoints().map(checkpoints -> new ServiceSettings(checkpoints, cluster));
        Configuration environments =
                service.map(ServiceSettings::forEnvironments).orElseGet(() -> new Configuration(cluster));
        JobGate gate = new JobGate();
        MainRun main = MainRun.of(mainClass, gate, environments, loader);
        main.await(request.patience());
        tell(main, gate);
        gate.findJob().ifPresent(job -> describe(job, service, cluster, loader));
    }

    private URLClassLoader loader(Configuration cluster) throws IOException, ProgramInvocationException {
        List<URL> jars = new ArrayList<>();
        URL own = request.jar().toUri().toURL();
        jars.add(own);
        for (File contained : PackagedProgram.extractContainedLibraries(own)) {
            jars.add(contained.toURI().toURL());
        }
        return ClientUtils.buildUserCodeClassLoader(jars, List.of(), getClass().getClassLoader(), cluster);
    }

    private void tell(MainRun main, JobGate gate) {
        Optional<Throwable> failure = main.findFailure();
        if (gate.findRefusal().isPresent()) {
            answer.put("outcome", "several-jobs")
                    .put("message", gate.findRefusal().get().getMessage());
        } else if (failure.isPresent()) {
            failed(failure.get());
        } else if (main.isUnderWay()) {
            answer.put("outcome", "unending").put("waitsAt", main.frames());
        } else {
            answer.put("outcome", gate.findJob().isPresent() ? "job" : "no-job");
        }
    }

    private void failed(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        answer.put("outcome", "failed").put("error", text.toString());
    }

    private void describe(HeldJob job, Optional<ServiceSettings> service, Configuration cluster, ClassLoader loader) {
        ServiceSettings decided = service.orElseGet(() -> new ServiceSettings(CheckpointSettings.DISABLED, cluster));
        ProgramSettings own = decided.programSettingsOf(job);
        ObjectNode program = answer.putObject("program");
        put(program.putObject("overridden"), service.isPresent() ? own.overridden() : Map.of());
        put(program.putObject("kept"), own.kept());
        service.ifPresent(settings -> settings.enforceOn(job));
        Map<String, String> all = new TreeMap<>(cluster.toMap());
        all.putAll(job.configuration().toMap());
        all.putAll(ServiceSettings.contentOf(job.graph().getCheckpointConfig()).toMap());
        all.putAll(ServiceSettings.storageOf(job.graph()));
        answer.set("job", Blueprint.of(job.graph(), all, JobOperator::maxParallelism, loader));
    }

    private static void put(ObjectNode json, Map<String, String> settings) {
        settings.forEach(json::put);
    }
}
