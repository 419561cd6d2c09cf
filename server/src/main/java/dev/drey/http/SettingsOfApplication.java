package dev.drey.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.control.Clusters;
import dev.drey.control.SettingOrigins;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** {@code .../settings} tells whose choice the settings of an application's job are, as far as Flink cannot. */
final class SettingsOfApplication {

    private static final Pattern SETTINGS = Pattern.compile("/_drey/v1/applications/([a-zA-Z0-9_.-]{1,128})/settings");

    private final Clusters clusters;

    SettingsOfApplication(Clusters clusters) {
        this.clusters = clusters;
    }

    /** False when {@code path} is not the one of settings. */
    boolean handle(String path, Response response, Callback callback) throws IOException {
        Matcher matcher = SETTINGS.matcher(path);
        if (!matcher.matches()) {
            return false;
        }
        Optional<SettingOrigins.Origins> origins = clusters.findSettingOrigins(matcher.group(1));
        if (origins.isEmpty()) {
            DreyApiHandler.answer(
                    response,
                    callback,
                    HttpStatus.NOT_FOUND_404,
                    DreyApiHandler.message(
                            "There is no application " + matcher.group(1) + ", or it has no cluster now."));
        } else {
            DreyApiHandler.answer(response, callback, HttpStatus.OK_200, json(origins.get()));
        }
        return true;
    }

    private static ObjectNode json(SettingOrigins.Origins origins) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode own = json.putArray("own");
        origins.own().forEach(own::add);
        ObjectNode names = json.putObject("names");
        origins.names().forEach(names::put);
        ArrayNode program = json.putArray("program");
        origins.program()
                .forEach(setting -> program.addObject()
                        .put("key", setting.key())
                        .put("value", setting.value())
                        .put("overridden", setting.overridden()));
        return json;
    }
}
