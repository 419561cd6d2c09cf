package dev.drey.cli.gallery;

import dev.drey.cli.apps.Application;
import dev.drey.cli.apps.ProgramUpload;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.remote.Cluster;
import dev.drey.cli.text.Awaiting;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CheckpointConfiguration;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/** An application of a service. */
final class DreyGround implements Ground {

    private static final String BUCKET = "programs";
    private static final String JOB_MANAGER = "JOB_MANAGER";
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final Duration TO_COME_TO_REST = Duration.ofMinutes(2);

    private static final String INTERVAL = "execution.checkpointing.interval";
    private static final Pattern SPAN = Pattern.compile("(\\d+) (ms|s|min)");
    private static final Map<String, ChronoUnit> UNITS =
            Map.of("ms", ChronoUnit.MILLIS, "s", ChronoUnit.SECONDS, "min", ChronoUnit.MINUTES);

    /** Settings of the gallery that are not Flink's: Amazon's default set of checkpoint settings instead of its own. */
    static final String AS_THE_SERVICE_DOES = "drey.checkpoints";

    private final Exhibit exhibit;
    private final String runtime;
    private final Stage stage;
    private final Path data;
    private final Path program;
    private final Application application;
    private @Nullable ApplicationDetail started;

    /** @param data folder of the service */
    DreyGround(Exhibit exhibit, String runtime, Stage stage, Path data, Path program) {
        this.exhibit = exhibit;
        this.runtime = runtime;
        this.stage = stage;
        this.data = data;
        this.program = program;
        // Names say nothing to the doctor.
        this.application = new Application(stage, "visits");
    }

    @Override
    public void begin() {
        // The service starts clusters when it is asked to start applications.
    }

    private Optional<Cluster> cluster() throws IOException, InterruptedException {
        return stage.service().clusters().find(application.name());
    }

    @Override
    public URI rest() throws IOException, InterruptedException {
        return cluster().map(Cluster::flinkRest).orElse(URI.create("http://127.0.0.1:1"));
    }

    @Override
    public String jobId() throws IOException, InterruptedException {
        return cluster().map(Cluster::jobId).orElse("");
    }

    @Override
    public void submit(List<String> lines, @Nullable String state, boolean losing)
            throws IOException, InterruptedException {
        Optional<ApplicationDetail> known = application.find();
        if (known.isPresent()) {
            stage.service()
                    .analytics()
                    .updateApplication(request -> request.applicationName(application.name())
                            .currentApplicationVersionId(known.get().applicationVersionId())
                            .applicationConfigurationUpdate(update -> update.environmentPropertyUpdates(
                                    environment -> environment.propertyGroups(groups(lines)))));
            return;
        }
        create(lines, new ProgramUpload(stage, BUCKET).upload(program));
        stage.service().analytics().startApplication(request -> request.applicationName(application.name()));
        started = application.get();
    }

    private void create(List<String> lines, String key) {
        stage.service()
                .analytics()
                .createApplication(request -> request.applicationName(application.name())
                        .runtimeEnvironment(runtime)
                        .serviceExecutionRole("arn:aws:iam::000000000000:role/drey-gallery")
                        .applicationConfiguration(configuration -> configuration
                                .applicationCodeConfiguration(code -> code.codeContentType("ZIPFILE")
                                        .codeContent(content -> content.s3ContentLocation(
                                                location -> location.bucketARN("arn:aws:s3:::" + BUCKET)
                                                        .fileKey(key))))
                                .flinkApplicationConfiguration(flink -> flink.checkpointConfiguration(checkpoints())
                                        .parallelismConfiguration(parallelism -> parallelism
                                                .configurationType("CUSTOM")
                                                .parallelism(
                                                        exhibit.surroundings().parallelism())
                                                .parallelismPerKPU(
                                                        exhibit.surroundings().parallelism())
                                                .autoScalingEnabled(false)))
                                .environmentProperties(environment -> environment.propertyGroups(groups(lines)))
                                .applicationSnapshotConfiguration(snapshots -> snapshots.snapshotsEnabled(true))));
    }

    private CheckpointConfiguration checkpoints() {
        CheckpointConfiguration.Builder builder = CheckpointConfiguration.builder();
        return exhibit.settings().containsKey(AS_THE_SERVICE_DOES)
                ? builder.configurationType("DEFAULT").build()
                : builder.configurationType("CUSTOM")
                        .checkpointingEnabled(interval().isPresent())
                        .checkpointInterval(
                                interval().orElse(Duration.ofMinutes(1)).toMillis())
                        .minPauseBetweenCheckpoints(0L)
                        .build();
    }

    /** In the application's own words, where the exhibit says it in Flink's; empty for none at all. */
    private Optional<Duration> interval() {
        String own = exhibit.settings().getOrDefault(INTERVAL, "2 s");
        Matcher span = SPAN.matcher(own);
        return span.matches()
                ? Optional.of(Duration.of(Long.parseLong(span.group(1)), UNITS.get(span.group(2))))
                : Optional.empty();
    }

    private List<PropertyGroup> groups(List<String> lines) {
        Map<String, String> numbered = new LinkedHashMap<>();
        lines.forEach(line -> numbered.put("%02d".formatted(numbered.size()), line));
        Map<String, String> settings = new LinkedHashMap<>(exhibit.settings());
        settings.remove(AS_THE_SERVICE_DOES);
        settings.remove(INTERVAL);
        // What is Flink's own elsewhere is the service's here.
        settings.values().removeIf(String::isEmpty);
        List<PropertyGroup> groups = new ArrayList<>(List.of(group("pipeline", numbered)));
        if (!settings.isEmpty()) {
            groups.add(group("drey.flink", settings));
        }
        return groups;
    }

    private static PropertyGroup group(String id, Map<String, String> properties) {
        return PropertyGroup.builder()
                .propertyGroupId(id)
                .propertyMap(properties)
                .build();
    }

    /** After a start that failed the application is READY again. */
    @Override
    public @Nullable String refusal() {
        return started != null && application.get().applicationStatus() == ApplicationStatus.READY
                ? "The application did not start."
                : null;
    }

    @Override
    public List<Long> jobManagers() throws IOException, InterruptedException {
        return processes(true);
    }

    @Override
    public List<Long> taskManagers() throws IOException, InterruptedException {
        return processes(false);
    }

    private List<Long> processes(boolean jobManagers) throws IOException, InterruptedException {
        return cluster().stream()
                .flatMap(cluster -> cluster.processes().stream())
                .filter(process -> process.role().equals(JOB_MANAGER) == jobManagers)
                .map(Cluster.Member::pid)
                .toList();
    }

    @Override
    public void startTaskManager() {
        // The service does.
    }

    @Override
    public List<String> doctorArguments() {
        return List.of(application.name(), "--data", data.toString());
    }

    /** The next exhibit has an application of the same name. */
    @Override
    public void end() throws IOException, InterruptedException {
        Optional<ApplicationDetail> known = application.find();
        if (known.isEmpty()) {
            return;
        }
        Optional<ApplicationStatus> rest = new Awaiting(stage.time(), TO_COME_TO_REST, LOOK).first(elapsed -> {
            ApplicationStatus status = application.get().applicationStatus();
            return status == ApplicationStatus.READY || status == ApplicationStatus.RUNNING
                    ? Optional.of(status)
                    : Optional.empty();
        });
        if (rest.filter(ApplicationStatus.RUNNING::equals).isPresent()) {
            application.stop(true);
        }
        application.delete(application.get());
    }
}
