package dev.drey.cli.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.remote.ApplicationEvent;
import dev.drey.cli.remote.Clusters;
import dev.drey.cli.remote.LogList;
import dev.drey.cli.remote.LogPart;
import dev.drey.cli.remote.Service;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what the service knows of an application: all of the AWS API's answers, its story, and the logs of its cluster. */
final class ApplicationCollector {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PAGE = 50;
    private static final long TAIL_OF_LOG = 12 << 20;
    private static final int MOST_FAILURES = 10;

    /** By the names of their documents; six hours of metrics, a figure for each minute. */
    private static final Map<String, String> OBSERVED = Map.of(
            "observed/metrics", "metrics?limit=360",
            "observed/checkpoints", "checkpoints?limit=200",
            "observed/exceptions", "exceptions?limit=200",
            "observed/lost-task-managers", "lost-task-managers?limit=50");

    private final Service service;
    private final String name;
    private final Contents contents;

    ApplicationCollector(Service service, String name, Contents contents) {
        this.service = service;
        this.name = name;
        this.contents = contents;
    }

    /** @throws IOException when there is no such application, or when the service does not answer */
    void collect() throws IOException, InterruptedException {
        contents.add(
                "application/application",
                service.awsJson()
                        .answer(
                                "DescribeApplication",
                                request().put("IncludeAdditionalDetails", true).toString()));
        failures(pages("ListApplicationOperations", "ApplicationOperationInfoList", "application/operations"));
        ArrayNode versions = pages("ListApplicationVersions", "ApplicationVersionSummaries", "application/versions");
        pages("ListApplicationSnapshots", "SnapshotSummaries", "application/snapshots");
        for (JsonNode version : versions) {
            long id = version.path("ApplicationVersionId").asLong();
            contents.add(
                    "application/versions/" + id,
                    service.awsJson()
                            .answer(
                                    "DescribeApplicationVersion",
                                    request().put("ApplicationVersionId", id).toString()));
        }
        Clusters clusters = service.clusters();
        clusters.findSettingsAnswer(name)
                .ifPresentOrElse(
                        answer -> contents.add("application/settings", answer),
                        () -> contents.miss("application/settings", "The application has no cluster now."));
        List<ApplicationEvent> events = clusters.findEvents(name, "newest=1000").orElse(List.of());
        contents.add("application/events", JSON.valueToTree(events));
        for (Map.Entry<String, String> document : OBSERVED.entrySet()) {
            clusters.findObserved(name, document.getValue())
                    .ifPresentOrElse(
                            answer -> contents.add(document.getKey(), answer),
                            () -> contents.miss(document.getKey(), "The service does not keep it."));
        }
        logs(clusters);
    }

    /** What the list does not say: why the newest ones failed. */
    private void failures(ArrayNode operations) throws IOException {
        int told = 0;
        for (JsonNode operation : operations) {
            if (operation.path("OperationStatus").asText().equals("FAILED") && told++ < MOST_FAILURES) {
                String id = operation.path("OperationId").asText();
                contents.add(
                        "application/operations/" + id,
                        service.awsJson()
                                .answer(
                                        "DescribeApplicationOperation",
                                        request().put("OperationId", id).toString()));
            }
        }
    }

    private ObjectNode request() {
        return JSON.createObjectNode().put("ApplicationName", name);
    }

    private ArrayNode pages(String operation, String member, String path) throws IOException {
        ArrayNode all = JSON.createArrayNode();
        ObjectNode request = request().put("Limit", PAGE);
        while (true) {
            JsonNode page = service.awsJson().answer(operation, request.toString());
            page.path(member).forEach(all::add);
            if (!page.hasNonNull("NextToken")) {
                contents.add(path, all);
                return all;
            }
            request.put("NextToken", page.get("NextToken").asText());
        }
    }

    /** Those of processes that are gone are among them, which Flink does not serve any more. */
    private void logs(Clusters clusters) throws IOException, InterruptedException {
        Optional<LogList> list = clusters.findLogs(name);
        if (list.isEmpty()) {
            contents.miss("logs", "The application was never started.");
            return;
        }
        for (LogList.Log log : list.get().logs()) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            long offset = -TAIL_OF_LOG;
            Optional<LogPart> part = clusters.findLog(name, log.name(), offset);
            while (part.isPresent() && part.get().bytes().length > 0) {
                text.writeBytes(part.get().bytes());
                part = clusters.findLog(name, log.name(), part.get().next());
            }
            contents.add("logs/" + log.name() + ".txt", text.toString(StandardCharsets.UTF_8));
        }
    }
}
