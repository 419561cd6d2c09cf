package dev.drey.cluster.process;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cluster.Logging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Log4j's configuration, which processes look at every second. They write each event twice: as text, which Flink's own page
 * and people read, and as a line of JSON, which goes into the application's log stream and needs to last only until then.
 */
final class LoggingFiles {

    private static final String CONFIGURATION = "log4j.properties";
    private static final String EVENT = "log-event.json";

    private final Path folder;

    /** @param folder of the cluster's settings */
    LoggingFiles(Path folder) {
        this.folder = folder;
    }

    Path configuration() {
        return folder.resolve(CONFIGURATION);
    }

    /** Puts the files in place of those that are there, if any, one after the other, each as a whole. */
    void write(Logging logging) throws IOException {
        // Processes look at the time of the second file alone, and then read both.
        write(EVENT, event(logging));
        write(CONFIGURATION, configuration(logging));
    }

    private void write(String name, String content) throws IOException {
        Path provisional = folder.resolve(name + ".part");
        Files.writeString(provisional, content);
        Files.move(
                provisional, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The members of an event as Amazon's service has them; the time stands first and goes with the event, not in it. */
    private static String event(Logging logging) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.set(
                "timestamp",
                resolver("timestamp")
                        .set(
                                "epoch",
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("unit", "millis")
                                        .put("rounded", true)));
        event.put("applicationARN", logging.applicationArn());
        event.put("applicationVersionId", String.valueOf(logging.applicationVersionId()));
        event.set(
                "locationInformation", resolver("pattern").put("pattern", "%l").put("stackTraceEnabled", false));
        event.set("logger", resolver("logger").put("field", "name"));
        event.set("message", resolver("message").put("stringified", true));
        event.put("messageSchemaVersion", "1");
        event.set("messageType", resolver("level").put("field", "name"));
        event.set("threadName", resolver("thread").put("field", "name"));
        ObjectNode exception = resolver("exception").put("field", "stackTrace");
        exception.putObject("stackTrace").put("stringified", true);
        event.set("throwableInformation", exception);
        event.put("process", "${sys:" + LaunchArguments.PROCESS_PROPERTY + "}");
        return event.toPrettyString();
    }

    private static ObjectNode resolver(String name) {
        return JsonNodeFactory.instance.objectNode().put("$resolver", name);
    }

    private String configuration(Logging logging) {
        return """
                # Version %d of the application.
                monitorInterval = 1
                rootLogger.level = %s
                rootLogger.appenderRef.text.ref = text
                rootLogger.appenderRef.json.ref = json
                logger.pekko.name = org.apache.pekko
                logger.pekko.level = WARN
                logger.kafka.name = org.apache.kafka
                logger.kafka.level = WARN
                logger.hadoop.name = org.apache.hadoop
                logger.hadoop.level = WARN
                appender.text.name = text
                appender.text.type = RollingFile
                appender.text.fileName = ${sys:log.file}
                appender.text.filePattern = ${sys:log.file}.%%i
                appender.text.layout.type = PatternLayout
                appender.text.layout.pattern = %%d{yyyy-MM-dd HH:mm:ss,SSS} %%-5p %%-60c %%x - %%m%%n
                appender.text.policies.type = Policies
                appender.text.policies.size.type = SizeBasedTriggeringPolicy
                appender.text.policies.size.size = 20MB
                appender.text.strategy.type = DefaultRolloverStrategy
                appender.text.strategy.max = 5
                appender.json.name = json
                appender.json.type = RollingFile
                appender.json.fileName = ${sys:%s}
                appender.json.filePattern = ${sys:%s}.%%i
                appender.json.layout.type = JsonTemplateLayout
                appender.json.layout.eventTemplateUri = %s
                appender.json.layout.locationInfoEnabled = true
                appender.json.layout.maxStringLength = 65536
                appender.json.layout.recyclerFactory = queue:capacity=4
                appender.json.policies.type = Policies
                appender.json.policies.size.type = SizeBasedTriggeringPolicy
                appender.json.policies.size.size = 10MB
                appender.json.strategy.type = DefaultRolloverStrategy
                appender.json.strategy.max = 3
                """.formatted(
                        logging.applicationVersionId(),
                        logging.level().name(),
                        LaunchArguments.EVENTS_PROPERTY,
                        LaunchArguments.EVENTS_PROPERTY,
                        folder.resolve(EVENT).toUri());
    }
}
