package dev.drey.cluster.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What a rehearsal asks of Flink's REST interface: the requests that running an application takes. */
final class RehearsalRequests {

    private static final String BOUNDARY = "drey-rehearsal";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI rest;

    RehearsalRequests(URI rest) {
        this.rest = rest;
    }

    /** Uploads and starts the program; returns the job's id. */
    String submit(RehearsalProgram program) throws IOException, InterruptedException {
        String uploaded = send(HttpRequest.newBuilder(rest.resolve("/jars/upload"))
                        .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                        .POST(multipart(program)))
                .path("filename")
                .asText();
        String jar = uploaded.substring(uploaded.lastIndexOf('/') + 1);
        Map<String, Object> run =
                Map.of("entryClass", program.entryClass(), "programArgsList", program.arguments(), "parallelism", 2);
        return post("/jars/" + jar + "/run", run).path("jobid").asText();
    }

    /** Asks what an observer asks. */
    void look(String job) throws IOException, InterruptedException {
        for (String path : List.of(
                "/overview",
                "/config",
                "/taskmanagers",
                "/jobs/overview",
                "/jobs/" + job,
                "/jobs/" + job + "/config",
                "/jobs/" + job + "/exceptions",
                "/jobs/" + job + "/checkpoints",
                "/jobs/" + job + "/checkpoints/config",
                "/jobs/" + job + "/metrics?get=numRestarts",
                "/jobmanager/metrics")) {
            send(HttpRequest.newBuilder(rest.resolve(path)).GET());
        }
    }

    /** Starts to stop the job with a savepoint in the default folder; returns where to read how that went. */
    String stop(String job) throws IOException, InterruptedException {
        String trigger = post("/jobs/" + job + "/stop", Map.of("drain", false))
                .path("request-id")
                .asText();
        return "/jobs/" + job + "/savepoints/" + trigger;
    }

    /** Reads how the stop went: a job manager that nobody asked lingers for many seconds when it is to end. */
    void collect(String savepoint) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(rest.resolve(savepoint)).GET());
    }

    private JsonNode post(String path, Map<String, Object> body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(rest.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() / 100 != 2) {
            throw new IOException("Flink answered " + response.statusCode() + " to "
                    + response.request().uri() + ": " + response.body());
        }
        return JSON.readTree(response.body());
    }

    private static BodyPublisher multipart(RehearsalProgram program) throws IOException {
        String head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\""
                + program.jar().getFileName() + "\"\r\nContent-Type: application/x-java-archive\r\n\r\n";
        byte[] tail = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return BodyPublishers.concat(
                BodyPublishers.ofString(head), BodyPublishers.ofFile(program.jar()), BodyPublishers.ofByteArray(tail));
    }
}
