package dev.drey.http.operations;

import dev.drey.control.KeptVersion;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.LoggingOption;
import java.util.List;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationMode;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CloudWatchLoggingOptionDescription;

/** Describes applications to clients. */
final class ApplicationWriter {

    private ApplicationWriter() {}

    static ApplicationDetail detail(Application application) {
        return detail(KeptVersion.current(application));
    }

    /**
     * Of a former version without what belongs to the current one alone: how the application was last started, and the
     * token that an update would need.
     */
    static ApplicationDetail detail(KeptVersion kept) {
        Application application = kept.application();
        ApplicationVersion version = kept.version();
        return ApplicationDetail.builder()
                .applicationARN(application.arn())
                .applicationDescription(version.description())
                .applicationName(application.name())
                .runtimeEnvironment(version.runtimeEnvironment().wireName())
                .serviceExecutionRole(version.serviceExecutionRole())
                .applicationStatus(kept.status())
                .applicationVersionId(version.id())
                .createTimestamp(application.createdAt())
                .lastUpdateTimestamp(application.updatedAt())
                .applicationConfigurationDescription(ConfigurationWriter.describe(
                        version.configuration(), kept.isCurrent() ? application.runConfiguration() : null))
                .cloudWatchLoggingOptionDescriptions(loggingOptions(version))
                .applicationMaintenanceConfigurationDescription(MaintenanceWriter.describe(application))
                .applicationVersionCreateTimestamp(version.createdAt())
                .applicationVersionUpdatedFrom(
                        version.origin() == null ? null : version.origin().updatedFrom())
                .applicationVersionRolledBackFrom(version.findRolledBackFrom().orElse(null))
                .applicationVersionRolledBackTo(
                        version.origin() == null ? null : version.origin().rolledBackTo())
                .conditionalToken(kept.isCurrent() ? application.conditionalToken() : null)
                .applicationMode(ApplicationMode.STREAMING)
                .build();
    }

    /** The same application, with Flink's own JSON of its job's plan. */
    static ApplicationDetail withJobPlan(ApplicationDetail detail, String plan) {
        var configuration = detail.applicationConfigurationDescription();
        var flink = configuration.flinkApplicationConfigurationDescription();
        return detail.toBuilder()
                .applicationConfigurationDescription(configuration.toBuilder()
                        .flinkApplicationConfigurationDescription(
                                flink.toBuilder().jobPlanDescription(plan).build())
                        .build())
                .build();
    }

    static ApplicationSummary summary(Application application) {
        return ApplicationSummary.builder()
                .applicationName(application.name())
                .applicationARN(application.arn())
                .applicationStatus(application.status().name())
                .applicationVersionId(application.version().id())
                .runtimeEnvironment(application.version().runtimeEnvironment().wireName())
                .applicationMode(ApplicationMode.STREAMING)
                .build();
    }

    static List<CloudWatchLoggingOptionDescription> loggingOptions(ApplicationVersion version) {
        return version.loggingOptions().stream()
                .map(ApplicationWriter::describe)
                .toList();
    }

    private static CloudWatchLoggingOptionDescription describe(LoggingOption option) {
        return CloudWatchLoggingOptionDescription.builder()
                .cloudWatchLoggingOptionId(option.id())
                .logStreamARN(option.logStreamArn())
                .build();
    }
}
