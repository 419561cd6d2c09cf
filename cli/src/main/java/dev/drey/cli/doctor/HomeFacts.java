package dev.drey.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.remote.AwsJson;
import dev.drey.cli.remote.Service;
import dev.drey.cli.remote.SettingOrigins;
import dev.drey.diagnosis.evidence.Home;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the service knows of an application: from the answers of its API, given now or kept in a support bundle. */
final class HomeFacts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OWN_GROUP = "drey.flink";
    private static final int OPERATIONS = 10;
    private static final int EVENTS = 100;

    /** The detail of an event that says why a cluster was brought back. */
    private static final String RECOVERY = "recovery";

    /** Answers of the API, however one comes by them. */
    private interface Answers {

        /** The answer about one operation. */
        JsonNode operation(String id) throws IOException;
    }

    private HomeFacts() {}

    static Home of(Service service, String application) throws IOException, InterruptedException {
        AwsJson api = service.awsJson();
        JsonNode detail = api.answer("DescribeApplication", request(application).toString());
        JsonNode operations = api.answer(
                "ListApplicationOperations",
                request(application).put("Limit", OPERATIONS).toString());
        Optional<SettingOrigins> origins = service.clusters().findSettings(application);
        JsonNode events = JSON.valueToTree(
                service.clusters().findEvents(application, "newest=" + EVENTS).orElse(List.of()));
        Home home = read(
                detail.path("ApplicationDetail"),
                operations.path("ApplicationOperationInfoList"),
                id -> api.answer(
                        "DescribeApplicationOperation",
                        request(application).put("OperationId", id).toString()),
                origins.map(SettingOrigins::overridden).orElse(Map.of()));
        return home.withRecoveries(recoveries(events));
    }

    private static ObjectNode request(String application) {
        return JSON.createObjectNode().put("ApplicationName", application);
    }

    /** Empty when the bundle is of a cluster that somebody else started. */
    static Optional<Home> of(ApplicationBundle bundle) throws IOException {
        JsonNode detail = bundle.json("application/application").path("ApplicationDetail");
        if (detail.isMissingNode()) {
            return Optional.empty();
        }
        SettingOrigins origins = SettingOrigins.of(bundle.json("application/settings"));
        Home home = read(
                detail,
                bundle.json("application/operations"),
                id -> bundle.json("application/operations/" + id),
                origins.overridden());
        return Optional.of(home.withRecoveries(recoveries(bundle.json("application/events"))));
    }

    private static List<Home.Recovery> recoveries(JsonNode events) {
        List<Home.Recovery> recoveries = new ArrayList<>();
        for (JsonNode event : events) {
            String reason = event.path("details").path(RECOVERY).asText();
            if (!reason.isEmpty()) {
                recoveries.add(new Home.Recovery(Instant.parse(event.path("at").asText()), reason));
            }
        }
        recoveries.sort(Comparator.comparing(Home.Recovery::at).reversed());
        return recoveries;
    }

    private static Home read(JsonNode detail, JsonNode operations, Answers answers, Map<String, String> overridden)
            throws IOException {
        JsonNode configuration = detail.path("ApplicationConfigurationDescription");
        JsonNode flink = configuration.path("FlinkApplicationConfigurationDescription");
        return new Home(
                detail.path("ApplicationName").asText(),
                detail.path("ApplicationStatus").asText(),
                operations(operations, answers),
                flink.path("CheckpointConfigurationDescription")
                        .path("ConfigurationType")
                        .asText(),
                requested(flink),
                ownSettings(configuration),
                overridden);
    }

    private static Map<String, String> requested(JsonNode flink) {
        JsonNode checkpoints = flink.path("CheckpointConfigurationDescription");
        JsonNode parallelism = flink.path("ParallelismConfigurationDescription");
        JsonNode monitoring = flink.path("MonitoringConfigurationDescription");
        return new Home.Requested(
                        checkpoints.path("CheckpointingEnabled").asBoolean(),
                        checkpoints.path("CheckpointInterval").asLong(),
                        checkpoints.path("MinPauseBetweenCheckpoints").asLong(),
                        new Home.Width(
                                parallelism.path("ConfigurationType").asText(),
                                parallelism.path("Parallelism").asInt(),
                                parallelism.path("ParallelismPerKPU").asInt()),
                        new Home.Reporting(
                                monitoring.path("ConfigurationType").asText(),
                                monitoring.path("MetricsLevel").asText(),
                                monitoring.path("LogLevel").asText()))
                .byMember();
    }

    private static Map<String, String> ownSettings(JsonNode configuration) {
        Map<String, String> own = new HashMap<>();
        for (JsonNode group :
                configuration.path("EnvironmentPropertyDescriptions").path("PropertyGroupDescriptions")) {
            if (group.path("PropertyGroupId").asText().equals(OWN_GROUP)) {
                group.path("PropertyMap")
                        .properties()
                        .forEach(property ->
                                own.put(property.getKey(), property.getValue().asText()));
            }
        }
        return own;
    }

    private static List<Home.Operation> operations(JsonNode infos, Answers answers) throws IOException {
        List<Home.Operation> operations = new ArrayList<>();
        for (JsonNode info : infos) {
            if (operations.size() == OPERATIONS) {
                break;
            }
            String status = info.path("OperationStatus").asText();
            boolean asksWhy = operations.isEmpty() && status.equals("FAILED");
            operations.add(new Home.Operation(
                    info.path("Operation").asText(),
                    status,
                    instant(info.path("StartTime")),
                    info.hasNonNull("EndTime") ? instant(info.path("EndTime")) : null,
                    asksWhy ? error(answers.operation(info.path("OperationId").asText())) : null));
        }
        return operations;
    }

    /** The API gives seconds, maybe with a fraction. */
    private static Instant instant(JsonNode seconds) {
        return Instant.ofEpochMilli(Math.round(seconds.asDouble() * 1000));
    }

    private static String error(JsonNode operation) {
        return operation
                .path("ApplicationOperationInfoDetails")
                .path("OperationFailureDetails")
                .path("ErrorInfo")
                .path("ErrorString")
                .asText("no reason given");
    }
}
