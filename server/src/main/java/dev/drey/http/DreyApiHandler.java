package dev.drey.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cluster.ClusterProcess;
import dev.drey.control.ApiException;
import dev.drey.control.Clusters;
import dev.drey.control.EventLog;
import dev.drey.control.RetainedCheckpoints;
import dev.drey.control.StateInspections;
import dev.drey.doctor.HouseDoctor;
import dev.drey.http.signature.Gate;
import dev.drey.telemetry.Telemetry;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drey's own small API, for what AWS's has no words for, below {@code /_drey/v1}, which cannot be the name of a bucket. It
 * only reads, but for a checkpoint that is made a snapshot, and a remedy that is carried out.
 */
public final class DreyApiHandler extends Handler.Abstract {

    private static final Logger LOG = LoggerFactory.getLogger(DreyApiHandler.class);
    private static final String PREFIX = "/_drey/";
    private static final Pattern CLUSTER = Pattern.compile("/_drey/v1/applications/([a-zA-Z0-9_.-]{1,128})/cluster");

    private final Clusters clusters;
    private final Gate gate;
    private final LogsOfApplication logs;
    private final EventsOfApplication events;
    private final CheckpointsOfApplication checkpoints;
    private final StateOfApplication state;
    private final SettingsOfApplication settings;
    private final ObservedApplication observed;
    private final DoctorOfApplication doctor;

    /**
     * @param clusters is asked with each request
     * @param checkpoints is asked, too
     * @param inspections likewise
     * @param events likewise
     * @param telemetry what was seen and kept
     * @param doctor what is wrong, and what is done about it
     * @param gate what every request has to pass
     */
    public DreyApiHandler(
            Clusters clusters,
            RetainedCheckpoints checkpoints,
            StateInspections inspections,
            EventLog events,
            Telemetry telemetry,
            HouseDoctor doctor,
            Gate gate) {
        this.clusters = clusters;
        this.gate = gate;
        this.logs = new LogsOfApplication(clusters);
        this.events = new EventsOfApplication(events);
        this.checkpoints = new CheckpointsOfApplication(checkpoints);
        this.state = new StateOfApplication(inspections);
        this.settings = new SettingsOfApplication(clusters);
        this.observed = new ObservedApplication(telemetry);
        this.doctor = new DoctorOfApplication(doctor);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws IOException {
        String path = request.getHttpURI().getCanonicalPath();
        if (path == null || !path.startsWith(PREFIX)) {
            return false;
        }
        try {
            gate.admit(request, RequestBody.capped(Content.Source.asInputStream(request)))
                    .close();
            answer(request, path, response, callback);
        } catch (ApiException refusal) {
            Answer answer = ErrorTranslator.translate(refusal, "");
            write(response, callback, answer.status(), answer.json());
        } catch (IOException failure) {
            // The client went away in the middle of its request, or a log cannot be read.
            LOG.warn("{} could not be answered: {}", path, failure.toString());
            callback.failed(failure);
        }
        return true;
    }

    private void answer(Request request, String path, Response response, Callback callback) throws IOException {
        Matcher cluster = CLUSTER.matcher(path);
        boolean reads = request.getMethod().equals("GET");
        if (reads && cluster.matches()) {
            answerCluster(cluster.group(1), response, callback);
        } else if (checkpoints.handle(path, request, response, callback)
                || doctor.handle(path, request, response, callback)
                || (reads && settings.handle(path, response, callback))
                || (reads && events.handle(path, request, response, callback))) {
            return;
        } else if (!reads || !answerRest(path, request, response, callback)) {
            answer(response, callback, HttpStatus.NOT_FOUND_404, message("There is nothing at " + path + "."));
        }
    }

    private boolean answerRest(String path, Request request, Response response, Callback callback) throws IOException {
        return logs.handle(path, request, response, callback)
                || state.handle(path, request, response, callback)
                || observed.handle(path, request, response, callback);
    }

    private void answerCluster(String name, Response response, Callback callback) {
        Optional<Clusters.Cluster> found = clusters.find(name);
        if (found.isEmpty()) {
            answer(
                    response,
                    callback,
                    HttpStatus.NOT_FOUND_404,
                    message("There is no application " + name + ", or it has no cluster now."));
        } else {
            answer(response, callback, HttpStatus.OK_200, json(found.get(), gate != Gate.OPEN));
        }
    }

    static ObjectNode message(String text) {
        return JsonNodeFactory.instance.objectNode().put("message", text);
    }

    /** @param signedOnly whether people should be shown the dashboard by a signed link, not Flink's own port */
    private static ObjectNode json(Clusters.Cluster cluster, boolean signedOnly) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("name", cluster.application().name())
                .put("incarnation", cluster.incarnation().id())
                .put("flinkRest", "http://127.0.0.1:" + cluster.incarnation().restPort())
                .put("signedOnly", signedOnly)
                .put("taskManagersWanted", cluster.taskManagersWanted())
                .put("standbyTaskManagers", cluster.standbyTaskManagers());
        // Null until the service has seen one.
        json.put("newestCheckpoint", cluster.incarnation().newestCheckpoint());
        ArrayNode processes = json.putArray("processes");
        for (ClusterProcess process : cluster.processes()) {
            processes
                    .addObject()
                    .put("name", process.name())
                    .put("role", process.role().name())
                    .put("pid", process.pid());
        }
        return json;
    }

    static void answer(Response response, Callback callback, int status, ObjectNode body) {
        write(response, callback, status, body.toString());
    }

    private static void write(Response response, Callback callback, int status, String json) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, json, callback);
    }
}
