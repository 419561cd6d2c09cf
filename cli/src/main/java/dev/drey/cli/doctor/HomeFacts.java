package dev.drey.cli.doctor;

import dev.drey.cli.remote.Service;
import dev.drey.cli.remote.SettingOrigins;
import dev.drey.diagnosis.evidence.Home;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfo;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfoDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CheckpointConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.FlinkApplicationConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.MonitoringConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ParallelismConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/** What the service knows of an application, through its API. */
final class HomeFacts {

    private static final String OWN_GROUP = "drey.flink";
    private static final int OPERATIONS = 10;

    private HomeFacts() {}

    static Home of(Service service, String application) throws IOException, InterruptedException {
        KinesisAnalyticsV2Client client = service.analytics();
        ApplicationDetail detail = client.describeApplication(request -> request.applicationName(application))
                .applicationDetail();
        FlinkApplicationConfigurationDescription flink =
                detail.applicationConfigurationDescription().flinkApplicationConfigurationDescription();
        CheckpointConfigurationDescription checkpoints = flink.checkpointConfigurationDescription();
        return new Home(
                application,
                detail.applicationStatusAsString(),
                operations(client, application),
                checkpoints.configurationTypeAsString(),
                requested(flink),
                ownSettings(detail),
                overridden(service, application));
    }

    private static Map<String, String> overridden(Service service, String application)
            throws IOException, InterruptedException {
        return service.clusters()
                .findSettings(application)
                .map(SettingOrigins::overridden)
                .orElse(Map.of());
    }

    private static Map<String, String> requested(FlinkApplicationConfigurationDescription flink) {
        CheckpointConfigurationDescription checkpoints = flink.checkpointConfigurationDescription();
        ParallelismConfigurationDescription parallelism = flink.parallelismConfigurationDescription();
        MonitoringConfigurationDescription monitoring = flink.monitoringConfigurationDescription();
        return new Home.Requested(
                        checkpoints.checkpointingEnabled(),
                        checkpoints.checkpointInterval(),
                        checkpoints.minPauseBetweenCheckpoints(),
                        new Home.Width(
                                parallelism.configurationTypeAsString(),
                                parallelism.parallelism(),
                                parallelism.parallelismPerKPU()),
                        new Home.Reporting(
                                monitoring.configurationTypeAsString(),
                                monitoring.metricsLevelAsString(),
                                monitoring.logLevelAsString()))
                .byMember();
    }

    private static Map<String, String> ownSettings(ApplicationDetail detail) {
        return Optional.ofNullable(detail.applicationConfigurationDescription().environmentPropertyDescriptions())
                .flatMap(environment -> environment.propertyGroupDescriptions().stream()
                        .filter(group -> group.propertyGroupId().equals(OWN_GROUP))
                        .map(PropertyGroup::propertyMap)
                        .findFirst())
                .orElse(Map.of());
    }

    private static List<Home.Operation> operations(KinesisAnalyticsV2Client client, String application) {
        List<Home.Operation> operations = new ArrayList<>();
        for (ApplicationOperationInfo info : client.listApplicationOperations(
                        request -> request.applicationName(application).limit(OPERATIONS))
                .applicationOperationInfoList()) {
            operations.add(new Home.Operation(
                    info.operation(),
                    info.operationStatusAsString(),
                    info.startTime(),
                    info.endTime(),
                    operations.isEmpty() && info.operationStatusAsString().equals("FAILED")
                            ? error(client, application, info.operationId())
                            : null));
        }
        return operations;
    }

    private static String error(KinesisAnalyticsV2Client client, String application, String operation) {
        ApplicationOperationInfoDetails details = client.describeApplicationOperation(
                        request -> request.applicationName(application).operationId(operation))
                .applicationOperationInfoDetails();
        return Optional.ofNullable(details.operationFailureDetails())
                .map(failure -> failure.errorInfo())
                .map(info -> info.errorString())
                .orElse("no reason given");
    }
}
