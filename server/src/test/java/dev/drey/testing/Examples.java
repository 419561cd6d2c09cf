package dev.drey.testing;

import dev.drey.model.Application;
import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.CheckpointSettings;
import dev.drey.model.CodeLocation;
import dev.drey.model.ConfigurationType;
import dev.drey.model.Encryption;
import dev.drey.model.MaintenanceWindow;
import dev.drey.model.MonitoringSettings;
import dev.drey.model.ParallelismSettings;
import dev.drey.model.PropertyGroup;
import dev.drey.model.RuntimeEnvironment;
import dev.drey.model.Snapshot;
import dev.drey.model.VpcConfiguration;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/** Values of the model that tests begin with. */
public final class Examples {

    /** When everything in the examples happens. */
    public static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private Examples() {}

    /** An application with something in every member. */
    public static Application application(String name) {
        ApplicationConfiguration configuration = new ApplicationConfiguration(
                new CodeLocation("arn:aws:s3:::jobs", "clicks.jar", null),
                new CheckpointSettings(ConfigurationType.CUSTOM, true, Duration.ofSeconds(20), Duration.ofSeconds(10)),
                MonitoringSettings.DEFAULT,
                new ParallelismSettings(ConfigurationType.CUSTOM, 3, 2, false),
                List.of(new PropertyGroup("input", Map.of("topic", "clicks"))),
                List.of(new VpcConfiguration("1.1", List.of("subnet-1"), List.of("sg-1"))),
                true,
                false,
                Encryption.DEFAULT);
        ApplicationVersion version = new ApplicationVersion(
                1, "", RuntimeEnvironment.FLINK_1_20, "arn:aws:iam::1:role/r", configuration, List.of(), NOON, null);
        return new Application(
                name,
                "uid-" + name,
                "arn:aws:kinesisanalytics:us-east-1:000000000000:application/" + name,
                NOON,
                NOON,
                ApplicationStatus.READY,
                version,
                "token",
                null,
                Map.of("team", "data"),
                new MaintenanceWindow(LocalTime.of(7, 30)));
    }

    /** The same application a version later, with another parallelism and another token. */
    public static Application updated(Application application) {
        ApplicationVersion former = application.version();
        ApplicationConfiguration was = former.configuration();
        long id = former.id() + 1;
        ApplicationVersion version = new ApplicationVersion(
                id,
                former.description(),
                former.runtimeEnvironment(),
                former.serviceExecutionRole(),
                new ApplicationConfiguration(
                        was.code(),
                        was.checkpoints(),
                        was.monitoring(),
                        new ParallelismSettings(ConfigurationType.CUSTOM, (int) id, 1, false),
                        was.propertyGroups(),
                        was.vpcConfigurations(),
                        was.snapshotsEnabled(),
                        was.rollbackEnabled(),
                        was.encryption()),
                former.loggingOptions(),
                former.createdAt().plusSeconds(1),
                new ApplicationVersion.Origin(former.id(), null));
        return application.withVersion(version, "token-" + id).withStatus(application.status(), version.createdAt());
    }

    /** A complete snapshot of {@link #application}. */
    public static Snapshot snapshot(Application application, String name, Instant createdAt) {
        return new Snapshot(
                application.uid(),
                name,
                Snapshot.Status.READY,
                1,
                RuntimeEnvironment.FLINK_1_20,
                createdAt,
                "file:///savepoints/" + name,
                null);
    }
}
