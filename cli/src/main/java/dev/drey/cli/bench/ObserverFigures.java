package dev.drey.cli.bench;

import dev.drey.cli.remote.Access;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;

/** How often a service has looked at its applications, as it tells Prometheus. */
record ObserverFigures(double looks, double requests) {

    static ObserverFigures read(URI endpoint) throws IOException, InterruptedException {
        Access access = Access.find(System.getenv(), Path.of(System.getProperty("user.home")));
        String pair =
                access.credentials().accessKeyId() + ":" + access.credentials().secretAccessKey();
        HttpRequest request = HttpRequest.newBuilder(endpoint.resolve("/metrics"))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                .build();
        HttpResponse<String> page = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (page.statusCode() != 200) {
            throw new IOException("The service answered " + page.statusCode() + " at /metrics: " + page.body());
        }
        return new ObserverFigures(
                value(page.body(), "drey_observer_looks_total"), value(page.body(), "drey_observer_requests_total"));
    }

    static double value(String page, String name) throws IOException {
        return page.lines()
                .filter(line -> line.startsWith(name + " "))
                .map(line -> Double.valueOf(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new IOException("The service tells nothing of " + name + "."));
    }
}
