package dev.drey.diagnosis.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a program's main() came to without a cluster, as the document tells that the bridge's {@code Preflight} writes. */
public final class Blueprint {

    private final JsonNode json;
    private final JobSettings settings;
    private final List<Operator> operators = new ArrayList<>();

    /** What became of main(). */
    public enum Outcome {
        /** It made a job. */
        JOB,
        /** It came to its end without one. */
        NO_JOB,
        /** It asked for more than one. */
        SEVERAL_JOBS,
        /** It threw. */
        FAILED,
        /** It had not come to its end when the time was over. */
        UNENDING
    }

    /** A module of Flink in the program's jar. */
    public record Module(String artifact, String version) {}

    /** @throws IllegalArgumentException when the document is of another kind */
    public Blueprint(JsonNode json) {
        if (json.path("format").asInt() != 1) {
            throw new IllegalArgumentException("This is no blueprint of a job: it has no \"format\": 1.");
        }
        this.json = json;
        this.settings = new JobSettings(map(json.path("job").path("settings")), words(json.path("chosen")));
        json.path("job").path("operators").forEach(operator -> operators.add(new Operator(operator)));
    }

    private static Map<String, String> map(JsonNode object) {
        Map<String, String> map = new HashMap<>();
        object.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asText()));
        return map;
    }

    private static Set<String> words(JsonNode array) {
        Set<String> words = new HashSet<>();
        array.forEach(word -> words.add(word.asText()));
        return words;
    }

    /** What became of main(). */
    public Outcome outcome() {
        return switch (json.path("outcome").asText()) {
            case "job" -> Outcome.JOB;
            case "no-job" -> Outcome.NO_JOB;
            case "several-jobs" -> Outcome.SEVERAL_JOBS;
            case "unending" -> Outcome.UNENDING;
            default -> Outcome.FAILED;
        };
    }

    /** What main() threw, with its stack; empty if it threw nothing. */
    public String error() {
        return json.path("error").asText();
    }

    /** Why a job was refused; empty if none was. */
    public String message() {
        return json.path("message").asText();
    }

    /** Where main() was when the time was over, innermost frame first; empty if it was over. */
    public String waitsAt() {
        return json.path("waitsAt").asText();
    }

    /** Empty where there is none. */
    public String mainClass() {
        return json.path("mainClass").asText();
    }

    /** Flink's, such as {@code 1.20.0}. */
    public String flinkVersion() {
        return json.path("flink").asText();
    }

    /** Whether the service's settings hold against the program's. */
    public boolean isOfService() {
        return json.path("service").asBoolean();
    }

    /** How many classes of Flink itself are in the program's jar. */
    public int coreClasses() {
        return json.path("jar").path("core").asInt();
    }

    /** Modules of Flink in the program's jar. */
    public List<Module> modules() {
        List<Module> modules = new ArrayList<>();
        json.path("jar")
                .path("flink")
                .forEach(module -> modules.add(new Module(
                        module.path("artifact").asText(), module.path("version").asText())));
        return modules;
    }

    /** What the program sets in its code and does not get. */
    public Map<String, String> overridden() {
        return map(json.path("program").path("overridden"));
    }

    /** What the program sets in its code against the cluster's, and gets. */
    public Map<String, String> kept() {
        return map(json.path("program").path("kept"));
    }

    /** Whether there is a job to speak of. */
    public boolean hasJob() {
        return json.path("job").isObject();
    }

    /** Empty where there is no job. */
    public String jobName() {
        return json.path("job").path("name").asText();
    }

    /** Whether it is a job that takes checkpoints, if it is told to. */
    public boolean isStreaming() {
        return json.path("job").path("streaming").asBoolean();
    }

    /** Whether nothing says that it comes to an end. */
    public boolean isEndless() {
        return isStreaming() && operators.stream().anyMatch(operator -> operator.isSource() && !operator.isBounded());
    }

    /** What holds for the job. */
    public JobSettings settings() {
        return settings;
    }

    /** None where there is no job. */
    public List<Operator> operators() {
        return List.copyOf(operators);
    }

    /** Whether any operator certainly keeps state. */
    public boolean keepsState() {
        return operators.stream().anyMatch(Operator::keepsState);
    }

    /** The operator with that id. */
    public Optional<Operator> find(int id) {
        return operators.stream().filter(operator -> operator.id() == id).findFirst();
    }

    /** The nearest operators before that one that decide about event time: those that make watermarks, else sources. */
    public List<Operator> watermarksOf(Operator operator) {
        List<Operator> found = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        List<Integer> open = new ArrayList<>(operator.inputs());
        while (!open.isEmpty()) {
            Integer next = open.remove(open.size() - 1);
            Optional<Operator> before = seen.add(next) ? find(next) : Optional.empty();
            if (before.isPresent()) {
                boolean decides = before.get().findWatermarks().isPresent()
                        || before.get().inputs().isEmpty();
                if (decides) {
                    found.add(before.get());
                } else {
                    open.addAll(before.get().inputs());
                }
            }
        }
        return found;
    }
}
