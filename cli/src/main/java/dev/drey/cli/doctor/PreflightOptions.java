package dev.drey.cli.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.PropertyGroups;
import dev.drey.cli.apps.Runtimes;
import dev.drey.cli.preflight.ApplicationPlan;
import dev.drey.cli.preflight.Foreseen;
import dev.drey.cli.preflight.Preflight;
import dev.drey.cli.preflight.PreflightPlan;
import dev.drey.cli.preflight.PreflightPlan.Checkpoints;
import dev.drey.cli.preflight.PreflightPlan.Size;
import dev.drey.cli.remote.Launcher;
import dev.drey.cli.remote.Service;
import dev.drey.cli.remote.ServiceOptions;
import dev.drey.cli.text.Time;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for a program that does not run yet. */
final class PreflightOptions {

    @Option(
            names = "--preflight",
            paramLabel = "JAR",
            description = "A program instead, before it runs: its main() is run, its job is not. Needs no service.")
    private @Nullable Path jar;

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            completionCandidates = Runtimes.class,
            description = "With --preflight: one of ${COMPLETION-CANDIDATES}; default " + Runtimes.USUAL + ".")
    private @Nullable String runtime;

    @Option(names = "--parallelism", paramLabel = "N", description = "With --preflight: default 1.")
    private @Nullable Integer parallelism;

    @Option(
            names = "--main-class",
            paramLabel = "CLASS",
            description = "With --preflight: default that of the jar's manifest.")
    private @Nullable String mainClass;

    @Option(
            names = "--property",
            paramLabel = "GROUP.KEY=VALUE",
            description = "With --preflight: a runtime property, as often as needed; as `drey deploy` takes them.")
    private List<String> properties = new ArrayList<>();

    @Option(
            names = "--application",
            paramLabel = "NAME",
            description = "With --preflight: take what is not said here from that application.")
    private @Nullable String application;

    @Option(
            names = "--conf",
            paramLabel = "FILE",
            description =
                    "With --preflight: look at it as a plain Flink with this configuration would run it, where the"
                            + " program's own settings count. Its config.yaml or flink-conf.yaml, or the folder of it.")
    private @Nullable Path configuration;

    @Option(
            names = "--main-timeout",
            paramLabel = "SECONDS",
            defaultValue = "60",
            description = "With --preflight: how long main() may take; default ${DEFAULT-VALUE}.")
    private int mainSeconds;

    /** Null when none is asked for. */
    @Nullable
    Path jar() {
        return jar;
    }

    /** @param record where to keep what the program made; null for nowhere */
    Foreseen examine(ServiceOptions service, @Nullable Path record) throws IOException, InterruptedException {
        PreflightPlan plan = plan(service);
        ObjectNode document = new Preflight(plan, Launcher.find()).run();
        if (record != null) {
            Files.writeString(record, document.toPrettyString());
        }
        return Foreseen.of(plan.jar(), document, Time.system().now());
    }

    private PreflightPlan plan(ServiceOptions service) throws IOException {
        if (runtime != null && !Runtimes.NAMES.contains(runtime)) {
            throw new CommandFailure("There is no runtime " + runtime + ". There are: " + Runtimes.NAMES);
        }
        ApplicationPlan present = application == null
                ? new ApplicationPlan(Runtimes.USUAL, Size.USUAL, Checkpoints.USUAL, Map.of())
                : of(service, application);
        return new PreflightPlan(
                Objects.requireNonNull(jar, "only asked where there is a jar"),
                mainClass,
                runtime == null ? present.runtime() : runtime,
                parallelism == null
                        ? present.size()
                        : new Size(parallelism, present.size().parallelismPerKpu()),
                present.checkpoints(),
                present.propertiesAnd(PropertyGroups.parse(properties).groups()),
                configuration,
                Duration.ofSeconds(mainSeconds));
    }

    private static ApplicationPlan of(ServiceOptions service, String name) throws IOException {
        try (Service reached = service.connect()) {
            return ApplicationPlan.of(reached.analytics()
                    .describeApplication(request -> request.applicationName(name))
                    .applicationDetail());
        }
    }
}
