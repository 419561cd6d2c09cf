package dev.drey.cli.apps;

import dev.drey.cli.remote.Service;
import dev.drey.cli.remote.ServiceOptions;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.text.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;

/** From a jar to a running application. */
@Command(
        name = "deploy",
        description = {
            "Upload a program, make an application of it, start it and wait until it runs.",
            "An application that is there gets the new program and what else is said here; the rest stays as it is."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DeployCommand implements Callable<Integer> {

    private static final String BUCKET = "drey-programs";

    @Parameters(paramLabel = "JAR", description = "The program, as built for Flink.")
    private Path jar = Path.of("");

    @Option(names = "--name", paramLabel = "NAME", required = true, description = "Name of the application.")
    private String name = "";

    @Option(
            names = "--runtime",
            paramLabel = "RUNTIME",
            completionCandidates = Runtimes.class,
            description = "One of ${COMPLETION-CANDIDATES}; " + Runtimes.USUAL + " for a new application.")
    private @Nullable String runtime;

    @Option(names = "--parallelism", paramLabel = "N", description = "Subtasks of each operator; 1 for a new one.")
    private @Nullable Integer parallelism;

    @Option(
            names = "--parallelism-per-kpu",
            paramLabel = "N",
            description = "Of these, how many share a task manager; 1 for a new one.")
    private @Nullable Integer parallelismPerKpu;

    @Option(
            names = "--property",
            paramLabel = "GROUP.KEY=VALUE",
            description = "A runtime property, as often as needed. GROUP/KEY=VALUE where the group's name has dots.")
    private List<String> properties = new ArrayList<>();

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "MILLISECONDS",
            description = "Time between two checkpoints; 60000 for a new one.")
    private @Nullable Long checkpointMillis;

    @Option(
            names = "--check",
            description =
                    "Say before it starts what will go wrong with the program, as `drey doctor --preflight` does.")
    private boolean check;

    @Option(names = "--no-start", description = "Leave it READY unless it runs already.")
    private boolean noStart;

    @Mixin
    private final ServiceOptions options = new ServiceOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /**
     * A deployment that succeeded; written out as JSON as it stands.
     *
     * @param program its address in the object store
     * @param created false when the application was there before
     * @param dashboard Flink's, null unless the application runs
     */
    record Deployed(
            String name,
            String status,
            long version,
            String runtime,
            String program,
            boolean created,
            @Nullable String dashboard) {}

    @Override
    public Integer call() throws Exception {
        PropertyGroups groups = checked();
        Time time = Time.system();
        try (Service service = options.connect()) {
            Stage stage = new Stage(output.progress(time), time, service);
            String key = new ProgramUpload(stage, BUCKET).upload(jar);
            Deployment deployment = new Deployment(
                    name, BUCKET, key, runtime, parallelism, parallelismPerKpu, checkpointMillis, groups);
            deploy(deployment, new Application(stage, name));
        }
        return ExitCode.OK;
    }

    private PropertyGroups checked() {
        if (runtime != null && !Runtimes.NAMES.contains(runtime)) {
            throw new ParameterException(
                    spec.commandLine(), "There is no runtime " + runtime + ". There are: " + Runtimes.NAMES);
        }
        try {
            return PropertyGroups.parse(properties);
        } catch (IllegalArgumentException unusable) {
            throw new ParameterException(spec.commandLine(), unusable.getMessage(), unusable);
        }
    }

    private void deploy(Deployment deployment, Application application) throws IOException, InterruptedException {
        Optional<ApplicationDetail> present = application.find();
        if (check) {
            UploadCheck.warnings(jar, deployment, present, application.stage())
                    .forEach(application.stage().screen()::say);
        }
        if (present.isPresent()) {
            update(deployment, application, present.get());
        } else {
            application.stage().service().analytics().createApplication(deployment.creation());
            application.stage().screen().say("Created the application " + name + ".");
        }
        Starting starting = new Starting(application, options.invocation());
        boolean runs = present.filter(detail -> detail.applicationStatus() == ApplicationStatus.RUNNING)
                .isPresent();
        if (!runs && !noStart) {
            starting.run(request -> {});
        }
        if (!output.isJson()) {
            if (runs || !noStart) {
                starting.sayHowToLook();
            } else {
                application
                        .stage()
                        .screen()
                        .say("Start it with: " + options.invocation().of("start " + name));
            }
        }
        output.answer(
                deployed(application.get(), deployment.key(), present.isEmpty(), starting.findDashboard()), List.of());
    }

    private static void update(Deployment deployment, Application application, ApplicationDetail present)
            throws IOException, InterruptedException {
        Duration elapsed =
                application.update(present.applicationStatus(), request -> deployment.update(present, request));
        application
                .stage()
                .screen()
                .say("Updated the application " + application.name() + ", which is "
                        + present.applicationStatusAsString() + " after " + Figures.seconds(elapsed) + ".");
    }

    private static Deployed deployed(
            ApplicationDetail detail, String key, boolean created, Optional<String> dashboard) {
        return new Deployed(
                detail.applicationName(),
                detail.applicationStatusAsString(),
                detail.applicationVersionId(),
                detail.runtimeEnvironmentAsString(),
                "s3://" + BUCKET + "/" + key,
                created,
                dashboard.orElse(null));
    }
}
