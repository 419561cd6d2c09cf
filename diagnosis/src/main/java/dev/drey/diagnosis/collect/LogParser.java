package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.evidence.LogEvent;
import dev.drey.diagnosis.evidence.LogEvent.Level;
import dev.drey.diagnosis.evidence.ProcessLog;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a log of a Flink process: log4j's usual layouts, or one JSON object per line. Keeps what an examination can use,
 * and counts the rest.
 */
final class LogParser {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TIMED = Pattern.compile(
            "^\\[?(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d)(?:[,.](\\d{1,9}))?(Z|[+-]\\d\\d:?\\d\\d)?\\]?[ \\t]+(.*)$");
    private static final Pattern LEVELLED = Pattern.compile(
            "^(?:\\[[^\\]]*\\][ \\t]*)*\\[?(TRACE|DEBUG|INFO|WARN|WARNING|ERROR|FATAL)\\b\\]?[ \\t]*(.*)$");
    private static final Pattern NAMED =
            Pattern.compile("^(?:\\[[^\\]]*\\][ \\t]+)?([\\w.$-]+)[ \\t]+(?:\\[[^\\]]*\\][ \\t]*)?(?:-|:)[ \\t]+(.*)$");
    /** What Flink tells at INFO that tells something of a job's health. */
    private static final Pattern TELLING =
            Pattern.compile("[Cc]heckpoint|[Ss]avepoint|switched from|RUNNING|FAILED|FAILING"
                    + "|[Ss]lot|TaskManager|TaskExecutor|[Rr]estor|[Rr]estart|[Rr]egist|heartbeat|leader|[Tt]hrottl|[Rr]etry|Skipping"
                    + "|shut|[Kk]ill|terminat|SIGTERM|memory|[Ll]ate ");

    /** What the virtual machine itself says, past every log. */
    private static final Pattern MACHINE = Pattern.compile("^(?:Exception: java\\.lang\\.\\w+Error thrown from"
            + "|(?:Terminating|Aborting) due to java\\.lang\\.OutOfMemoryError"
            + "|# (?:There is insufficient memory|A fatal error has been detected)).*");

    private static final int MOST_EVENTS = 40_000;
    private static final int LONGEST_ERROR = 400;

    private final String process;
    private final ZoneOffset zone;
    private final List<LogEvent> events = new ArrayList<>();
    private final Map<Level, Long> lines = new EnumMap<>(Level.class);
    private final List<String> trailing = new ArrayList<>();
    private @Nullable Head head;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private record Head(Instant at, Level level, String logger, String message) {}

    private LogParser(String process, ZoneOffset zone) {
        this.process = process;
        this.zone = zone;
    }

    /**
     * @param process {@code jobmanager}, or the id of a task manager
     * @param zone of times that name none
     */
    static ProcessLog parse(String process, String text, ZoneOffset zone) {
        LogParser parser = new LogParser(process, zone);
        try (Stream<String> all = text.lines()) {
            all.forEach(parser::line);
        }
        parser.close();
        return new ProcessLog(
                process, new ProcessLog.Volume(text.length(), parser.lines, parser.first, parser.last), parser.events);
    }

    private void line(String line) {
        if (line.startsWith("{") && line.endsWith("}")) {
            Optional<LogEvent> event = jsonLine(line);
            if (event.isPresent()) {
                close();
                count(event.get().level(), event.get().at());
                keep(event.get());
                return;
            }
        }
        Optional<Head> next = head(line);
        if (next.isPresent()) {
            close();
            head = next.get();
            count(head.level(), head.at());
        } else if (MACHINE.matcher(line).matches()) {
            close();
            keep(new LogEvent(last == null ? Instant.EPOCH : last, Level.ERROR, process, "", line, null));
        } else if (head != null && trailing.size() < LONGEST_ERROR && !line.isEmpty()) {
            trailing.add(line);
        }
    }

    private Optional<Head> head(String line) {
        if (line.length() < 20 || !(Character.isDigit(line.charAt(0)) || line.charAt(0) == '[')) {
            return Optional.empty();
        }
        Matcher timed = TIMED.matcher(line);
        if (!timed.matches()) {
            return Optional.empty();
        }
        Matcher levelled = LEVELLED.matcher(timed.group(5));
        if (!levelled.matches()) {
            return Optional.empty();
        }
        Matcher named = NAMED.matcher(levelled.group(2));
        boolean hasName = named.matches();
        return Optional.of(new Head(
                time(timed),
                level(levelled.group(1)),
                hasName ? named.group(1) : "",
                hasName ? named.group(2) : levelled.group(2)));
    }

    private Instant time(Matcher timed) {
        String fraction = timed.group(3) == null ? "" : "." + timed.group(3);
        LocalDateTime local = LocalDateTime.parse(timed.group(1) + "T" + timed.group(2) + fraction);
        return local.toInstant(timed.group(4) == null ? zone : ZoneOffset.of(timed.group(4)));
    }

    private static Level level(String word) {
        return switch (word) {
            case "TRACE" -> Level.TRACE;
            case "DEBUG" -> Level.DEBUG;
            case "WARN", "WARNING" -> Level.WARN;
            case "ERROR", "FATAL" -> Level.ERROR;
            default -> Level.INFO;
        };
    }

    private void count(Level level, Instant at) {
        lines.merge(level, 1L, Long::sum);
        if (first == null) {
            first = at;
        }
        last = at;
    }

    private void close() {
        if (head != null) {
            @Nullable String text = trailing.isEmpty() ? null : String.join("\n", trailing);
            keep(new LogEvent(
                    head.at(),
                    head.level(),
                    process,
                    head.logger(),
                    withMore(head.message()),
                    text == null ? null : error(text)));
        }
        head = null;
        trailing.clear();
    }

    private @Nullable ErrorChain error(String text) {
        boolean isOne = text.contains("\tat ") || StackTraces.isHeader(trailing.get(0));
        return isOne ? StackTraces.parse(text).orElse(null) : null;
    }

    /** A message may go on over lines before the stack begins. */
    private String withMore(String message) {
        StringBuilder whole = new StringBuilder(message);
        for (String line : trailing) {
            if (line.startsWith("\tat ") || StackTraces.isHeader(line)) {
                break;
            }
            whole.append('\n').append(line);
        }
        return whole.toString();
    }

    private void keep(LogEvent event) {
        boolean useful = event.level().compareTo(Level.WARN) >= 0
                || event.error() != null
                || (event.level() == Level.INFO
                        && TELLING.matcher(event.message()).find());
        if (useful && events.size() < MOST_EVENTS) {
            events.add(event);
        }
    }

    private Optional<LogEvent> jsonLine(String line) {
        try {
            JsonNode json = JSON.readTree(line);
            String level = text(json, "messageType", "level", "log.level", "severity");
            String message = text(json, "message");
            if (level.isEmpty() && message.isEmpty()) {
                return Optional.empty();
            }
            Instant at = jsonTime(json).or(() -> Optional.ofNullable(last)).orElse(Instant.EPOCH);
            return Optional.of(new LogEvent(
                    at,
                    level(level),
                    process,
                    text(json, "logger", "loggerName", "log.logger", "logger_name"),
                    message,
                    StackTraces.parse(thrown(json)).orElse(null)));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode json, String... names) {
        for (String name : names) {
            JsonNode value = json.path(name);
            if (value.isTextual()) {
                return value.asText();
            }
        }
        return "";
    }

    private static String thrown(JsonNode json) {
        for (String name : List.of("throwableInformation", "error.stack_trace", "stack_trace", "exception", "thrown")) {
            JsonNode value = json.path(name);
            if (value.isTextual()) {
                return value.asText();
            }
            if (value.isArray()) {
                List<String> all = new ArrayList<>();
                value.forEach(element -> all.add(element.asText()));
                return String.join("\n", all);
            }
            for (String inner : List.of("stackTrace", "stacktrace", "extendedStackTrace")) {
                if (value.path(inner).isTextual()) {
                    return value.path(inner).asText();
                }
            }
        }
        return "";
    }

    private static Optional<Instant> jsonTime(JsonNode json) {
        return Stream.of("@timestamp", "timestamp", "timeMillis", "time")
                .map(json::path)
                .map(LogParser::jsonTimeOf)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Some write a zone in another way; the line before then stands in. */
    private static Optional<Instant> jsonTimeOf(JsonNode value) {
        if (value.isNumber()) {
            return Optional.of(Instant.ofEpochMilli(value.asLong()));
        }
        try {
            return value.isTextual() ? Optional.of(Instant.parse(value.asText())) : Optional.empty();
        } catch (DateTimeParseException another) {
            return Optional.empty();
        }
    }
}
