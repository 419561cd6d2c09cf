package dev.drey.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.model.Application;
import dev.drey.telemetry.MetricTable;
import dev.drey.telemetry.Telemetry;
import dev.drey.telemetry.series.Point;
import dev.drey.telemetry.series.Resolution;
import dev.drey.telemetry.series.Series;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/**
 * What the observer has seen of an application and kept: {@code .../observed/latest}, {@code .../observed/checkpoints},
 * the same with an id behind it, {@code .../observed/exceptions} and {@code .../observed/lost-task-managers}, the lists newest
 * first and of as many as {@code ?limit=} says; and {@code .../observed/metrics}, all series of the last {@code ?limit=}
 * minutes.
 */
final class ObservedApplication {

    private static final Pattern PATH = Pattern.compile("/_drey/v1/applications/([a-zA-Z0-9_.-]{1,128})/observed/"
            + "(latest|checkpoints|exceptions|lost-task-managers|metrics)(?:/(\\d{1,18}))?");
    private static final Pattern LIMIT = Pattern.compile("\\d{1,4}");
    private static final int USUAL_LIMIT = 50;

    private final Telemetry telemetry;

    ObservedApplication(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /** False when {@code path} is none of these. */
    boolean handle(String path, Request request, Response response, Callback callback) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches() || (matcher.group(3) != null && !matcher.group(2).equals("checkpoints"))) {
            return false;
        }
        Optional<Application> application = telemetry.findApplication(matcher.group(1));
        if (application.isEmpty()) {
            notFound("There is no application " + matcher.group(1) + ".", response, callback);
            return true;
        }
        @Nullable String limit = limit(request);
        if (limit != null && !LIMIT.matcher(limit).matches()) {
            DreyApiHandler.answer(
                    response,
                    callback,
                    HttpStatus.BAD_REQUEST_400,
                    DreyApiHandler.message("limit must be a number of up to four digits, not '" + limit + "'."));
            return true;
        }
        answer(
                application.get(),
                matcher.group(2),
                Optional.ofNullable(matcher.group(3)),
                limit == null ? USUAL_LIMIT : Integer.parseInt(limit),
                response,
                callback);
        return true;
    }

    private static @Nullable String limit(Request request) {
        Fields.Field limit = Request.extractQueryParameters(request).get("limit");
        return limit == null ? null : limit.getValue();
    }

    private void answer(
            Application application,
            String what,
            Optional<String> id,
            int limit,
            Response response,
            Callback callback) {
        String uid = application.uid();
        switch (what) {
            case "latest" ->
                one(
                        telemetry.findLatest(uid),
                        "Application " + application.name() + " has no cluster, or was not looked at yet.",
                        response,
                        callback);
            case "checkpoints" -> {
                if (id.isPresent()) {
                    one(
                            telemetry.history().findCheckpoint(uid, Long.parseLong(id.get())),
                            "Nothing is kept of a checkpoint " + id.get() + " of application " + application.name()
                                    + ".",
                            response,
                            callback);
                } else {
                    list(what, telemetry.history().checkpoints(uid, limit), response, callback);
                }
            }
            case "metrics" -> DreyApiHandler.answer(response, callback, HttpStatus.OK_200, metrics(application, limit));
            case "exceptions" -> list(what, telemetry.history().exceptions(uid, limit), response, callback);
            default -> list("lostTaskManagers", telemetry.history().lost(uid, limit), response, callback);
        }
    }

    private ObjectNode metrics(Application application, int minutes) {
        Instant to = telemetry.clock().instant();
        Instant from = to.minus(Duration.ofMinutes(minutes));
        ObjectNode json = RecordJson.MAPPER.createObjectNode();
        ArrayNode all = json.putArray("metrics");
        for (Series series : telemetry.metrics().list(from)) {
            if (application.name().equals(series.id().dimensions().get(MetricTable.APPLICATION))) {
                ObjectNode metric = all.addObject();
                metric.put("name", series.id().name()).put("unit", series.unit());
                metric.set(
                        "dimensions", RecordJson.MAPPER.valueToTree(series.id().dimensions()));
                ArrayNode points = metric.putArray("points");
                for (Point point : telemetry.metrics().read(series.id(), Resolution.MINUTE, from, to)) {
                    points.addObject()
                            .put("at", point.at().toString())
                            .put("average", point.value().average())
                            .put("min", point.value().min())
                            .put("max", point.value().max())
                            .put("count", point.value().count());
                }
            }
        }
        return json;
    }

    private static void one(Optional<?> found, String otherwise, Response response, Callback callback) {
        if (found.isEmpty()) {
            notFound(otherwise, response, callback);
        } else {
            DreyApiHandler.answer(
                    response, callback, HttpStatus.OK_200, (ObjectNode) RecordJson.MAPPER.valueToTree(found.get()));
        }
    }

    private static void list(String name, List<?> values, Response response, Callback callback) {
        ObjectNode json = RecordJson.MAPPER.createObjectNode();
        json.set(name, RecordJson.MAPPER.valueToTree(values));
        DreyApiHandler.answer(response, callback, HttpStatus.OK_200, json);
    }

    private static void notFound(String text, Response response, Callback callback) {
        DreyApiHandler.answer(response, callback, HttpStatus.NOT_FOUND_404, DreyApiHandler.message(text));
    }
}
