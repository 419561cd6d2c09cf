package dev.drey.programs.gallery;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Entry point: builds the pipeline that its lines describe, and runs it. */
public final class Pipeline {

    private static final String GROUP = "pipeline";

    private Pipeline() {}

    /**
     * Takes the lines as arguments, or else as the values of the property group {@code pipeline} in the order of their keys.
     * The verbs are those of {@link Stages}, and these:
     *
     * <ul>
     *   <li>{@code job}: settings of the environment, see {@link JobSettings}; {@code main}: what happens on the way
     *   <li>{@code service}: the {@code address} of the remote service
     *   <li>{@code nothing}: execute is never called
     * </ul>
     */
    public static void main(String[] arguments) throws Exception {
        List<Step> steps = lines(arguments).stream().map(Step::parse).toList();
        RemoteService service = new RemoteService(steps.stream()
                .filter(step -> step.verb().equals("service"))
                .findFirst()
                .map(step -> step.text("address", ""))
                .orElse(""));
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Stages stages = new Stages(env, service);
        String name = "visits";
        for (Step step : steps) {
            switch (step.verb()) {
                case "service" -> {}
                case "nothing" -> {
                    return;
                }
                case "job" -> {
                    name = step.text("name", name);
                    JobSettings.apply(step, env);
                }
                case "main" -> Actions.of(step, "do", service).run(new Moment(0, 0, 0));
                default -> stages.add(step);
            }
        }
        env.execute(name);
    }

    private static List<String> lines(String[] arguments) throws Exception {
        if (arguments.length > 0) {
            return List.of(arguments);
        }
        Map<String, Properties> groups = KinesisAnalyticsRuntime.getApplicationProperties();
        Map<String, String> lines = new TreeMap<>();
        groups.getOrDefault(GROUP, new Properties())
                .forEach((key, value) -> lines.put(String.valueOf(key), String.valueOf(value)));
        return List.copyOf(lines.values());
    }
}
