package dev.drey.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.control.Treatments;
import dev.drey.diagnosis.report.JsonReport;
import dev.drey.doctor.HouseDoctor;
import dev.drey.doctor.Standing;
import dev.drey.model.Application;
import dev.drey.model.Treatment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
 * {@code GET .../doctor} is what the doctor found last, in the form of {@code drey doctor --json}; {@code GET
 * .../doctor/treatments} are the remedies that were carried out, newest first, and with an id behind it one of them; {@code
 * POST .../doctor/treatments} carries one out:
 *
 * <ul>
 *   <li>{@code cause}, {@code symptom} and {@code sentence} of the finding
 *   <li>{@code set=TARGET/KEY=VALUE} for each setting, and {@code was=TARGET/KEY=VALUE} for what it is now
 *   <li>{@code within} in seconds
 *   <li>{@code version} of the application
 * </ul>
 */
final class DoctorOfApplication {

    private static final Pattern PATH = Pattern.compile(
            "/_drey/v1/applications/([a-zA-Z0-9_.-]{1,128})/doctor" + "(?:/(treatments)(?:/([a-zA-Z0-9]{12}))?)?");
    private static final Pattern SETTING = Pattern.compile("([A-Za-z.]{1,64}/[^=]{1,256})=(.{0,2048})", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private final HouseDoctor doctor;

    DoctorOfApplication(HouseDoctor doctor) {
        this.doctor = doctor;
    }

    /** False when {@code path} is none of these. */
    boolean handle(String path, Request request, Response response, Callback callback) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return false;
        }
        boolean reads = request.getMethod().equals("GET");
        if (!reads && (!request.getMethod().equals("POST") || matcher.group(2) == null || matcher.group(3) != null)) {
            return false;
        }
        Application application = doctor.findApplication(matcher.group(1))
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.RESOURCE_NOT_FOUND, "There is no application " + matcher.group(1) + "."));
        if (!reads) {
            DreyApiHandler.answer(response, callback, HttpStatus.OK_200, begin(application, request));
        } else if (matcher.group(2) == null) {
            answerReport(application, response, callback);
        } else {
            DreyApiHandler.answer(
                    response, callback, HttpStatus.OK_200, treatments(application.name(), matcher.group(3)));
        }
        return true;
    }

    private void answerReport(Application application, Response response, Callback callback) {
        Optional<HouseDoctor.Report> report = doctor.findReport(application.uid());
        if (report.isEmpty()) {
            DreyApiHandler.answer(
                    response,
                    callback,
                    HttpStatus.NOT_FOUND_404,
                    DreyApiHandler.message("Application " + application.name()
                            + " has not been examined since it was started: it is " + application.status() + "."));
            return;
        }
        ObjectNode json = JsonReport.of(List.of(report.get().diagnosis()));
        ArrayNode standing = json.putArray("standing");
        report.get().standing().forEach(one -> standing.add(json(one)));
        DreyApiHandler.answer(response, callback, HttpStatus.OK_200, json);
    }

    private static ObjectNode json(Standing standing) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("cause", standing.cause())
                .put("severity", standing.severity().name().toLowerCase(Locale.ROOT))
                .put("sentence", standing.sentence());
    }

    private ObjectNode treatments(String application, @Nullable String id) {
        if (id != null) {
            return json(doctor.treatments().get(application, id));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        ArrayNode list = answer.putArray("treatments");
        doctor.treatments().list(application).forEach(treatment -> list.add(json(treatment)));
        return answer;
    }

    private ObjectNode begin(Application application, Request request) {
        if (doctor.findReport(application.uid()).isEmpty()) {
            throw new ApiException(
                    ApiErrorCode.RESOURCE_IN_USE,
                    "Application " + application.name() + " is " + application.status()
                            + " and was not examined by the service yet, which would have to watch the remedy. Try again"
                            + " when it has been RUNNING for half a minute.");
        }
        Fields query = Request.extractQueryParameters(request);
        Treatments.Order order = new Treatments.Order(
                Treatment.Origin.ORDER,
                new Treatment.Complaint(text(query, "cause"), text(query, "symptom"), text(query, "sentence")),
                changes(query),
                Duration.ofSeconds(number(query, "within")),
                number(query, "version"));
        return json(doctor.treatments().begin(application.name(), order));
    }

    private static List<Treatment.Change> changes(Fields query) {
        Map<String, String> before = new HashMap<>();
        settings(query, "was").forEach(setting -> before.put(setting.group(1), setting.group(2)));
        List<Treatment.Change> changes = new ArrayList<>();
        for (Matcher setting : settings(query, "set")) {
            String name = setting.group(1);
            int slash = name.indexOf('/');
            changes.add(new Treatment.Change(
                    name.substring(0, slash), name.substring(slash + 1), before.get(name), setting.group(2)));
        }
        return changes;
    }

    private static List<Matcher> settings(Fields query, String name) {
        List<Matcher> settings = new ArrayList<>();
        for (String value : query.getValuesOrEmpty(name)) {
            Matcher matcher = SETTING.matcher(value);
            if (!matcher.matches()) {
                throw new ApiException(
                        ApiErrorCode.INVALID_ARGUMENT, name + " must be TARGET/KEY=VALUE, not '" + value + "'.");
            }
            settings.add(matcher);
        }
        return settings;
    }

    private static String text(Fields query, String name) {
        @Nullable String value = query.getValue(name);
        return value == null ? "" : value;
    }

    private static long number(Fields query, String name) {
        String value = text(query, name);
        if (!NUMBER.matcher(value).matches()) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT, name + " must be a whole number, not '" + value + "'.");
        }
        return Long.parseLong(value);
    }

    private static ObjectNode json(Treatment treatment) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", treatment.id())
                .put("origin", treatment.origin().name())
                .put("status", treatment.status().name())
                .put("over", treatment.status().isFinal())
                .put("cause", treatment.complaint().cause())
                .put("symptom", treatment.complaint().symptom())
                .put("begunAt", treatment.begunAt().toString())
                .put("withinSeconds", treatment.patience().toSeconds())
                .put("until", treatment.until().toString())
                .put("versionFrom", treatment.versions().from())
                .put("versionTo", treatment.versions().to())
                .put("update", treatment.operations().update())
                .put("rollback", treatment.operations().rollback());
        ArrayNode changes = json.putArray("changes");
        treatment
                .changes()
                .forEach(change -> changes.addObject()
                        .put("target", change.target())
                        .put("key", change.key())
                        .put("from", change.from())
                        .put("to", change.to()));
        treatment
                .findEnding()
                .ifPresent(ending -> json.put("endedAt", ending.at().toString()).put("words", ending.words()));
        return json;
    }
}
