package dev.drey.telemetry;

import dev.drey.model.MonitoringSettings.MetricsLevel;
import dev.drey.telemetry.MetricRow.Dimension;
import dev.drey.telemetry.MetricRow.OfConnector;
import dev.drey.telemetry.MetricRow.OfTasks;
import dev.drey.telemetry.MetricRow.Reduction;
import dev.drey.telemetry.Reducing.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;

/** The part of the mapping that is about tasks and operators: the same metric at several levels. Pure. */
final class VertexMapping {

    private static final String TASK = "Task";
    private static final String OPERATOR = "Operator";
    private static final String PARALLELISM = "Parallelism";

    private final Observation observation;
    private final MetricMapping.Sink sink;

    VertexMapping(Observation observation, MetricMapping.Sink sink) {
        this.observation = observation;
        this.sink = sink;
    }

    /** Gathers figures by the dimensions that they are told with. */
    private final class Gathering {

        private final Map<Map<String, String>, List<Part>> parts = new LinkedHashMap<>();

        void add(MetricsLevel level, Map<String, String> dimensions, Part part) {
            if (MetricMapping.isWanted(observation, level)) {
                parts.computeIfAbsent(dimensions, first -> new ArrayList<>()).add(part);
            }
        }

        void emit(String name, String unit, Reduction reduction, int perMinute) {
            parts.forEach((dimensions, figures) -> Reducing.reduce(reduction, figures)
                    .ifPresent(value -> sink.add(name, unit, dimensions, value, perMinute)));
        }
    }

    void addTasks(MetricRow row, OfTasks tasks) {
        Gathering gathering = new Gathering();
        String suffix = "." + tasks.flinkName();
        for (VertexFigures figures : observation.vertices()) {
            String task = figures.vertex().name();
            figures.totals().forEach((name, spread) -> {
                boolean ofOperator = name.endsWith(suffix);
                Part part = new Part(spread, figures.vertex().parallelism());
                if (tasks.ofTask() ? name.equals(tasks.flinkName()) : ofOperator) {
                    if (tasks.atApplication()) {
                        gathering.add(MetricsLevel.APPLICATION, Map.of(), part);
                    }
                    gathering.add(MetricsLevel.TASK, Map.of(TASK, task), part);
                }
                if (ofOperator) {
                    gathering.add(MetricsLevel.OPERATOR, Map.of(TASK, task, OPERATOR, before(name, suffix)), part);
                }
            });
            eachSubtask(figures, (subtask, name, value) -> {
                if (name.equals(tasks.flinkName())) {
                    gathering.add(MetricsLevel.PARALLELISM, Map.of(TASK, task, PARALLELISM, subtask), Part.of(value));
                } else if (name.endsWith(suffix)) {
                    gathering.add(
                            MetricsLevel.PARALLELISM,
                            Map.of(TASK, task, OPERATOR, before(name, suffix), PARALLELISM, subtask),
                            Part.of(value));
                }
            });
        }
        gathering.emit(row.name(), row.unit(), tasks.reduction(), row.perMinute());
    }

    void addConnector(MetricRow row, OfConnector connector) {
        Gathering gathering = new Gathering();
        for (VertexFigures figures : observation.vertices()) {
            String task = figures.vertex().name();
            figures.totals().forEach((name, spread) -> {
                Matcher matcher = connector.pattern().matcher(name);
                if (matcher.matches()) {
                    Part part = new Part(spread, figures.vertex().parallelism());
                    gathering.add(MetricsLevel.APPLICATION, Map.of(), part);
                    if (!connector.whole().isEmpty()) {
                        gathering.add(MetricsLevel.APPLICATION, dimensions(matcher, connector.whole()), part);
                        gathering.add(MetricsLevel.PARALLELISM, dimensions(matcher, connector.part()), part);
                    } else {
                        gathering.add(MetricsLevel.TASK, Map.of(TASK, task), part);
                        gathering.add(MetricsLevel.OPERATOR, Map.of(TASK, task, OPERATOR, operator(name)), part);
                    }
                }
            });
            if (connector.whole().isEmpty()) {
                eachSubtask(figures, (subtask, name, value) -> {
                    if (connector.pattern().matcher(name).matches()) {
                        gathering.add(
                                MetricsLevel.PARALLELISM,
                                Map.of(TASK, task, OPERATOR, operator(name), PARALLELISM, subtask),
                                Part.of(value));
                    }
                });
            }
        }
        gathering.emit(row.name(), row.unit(), connector.reduction(), row.perMinute());
    }

    /** Flink does not tell counters from gauges here, so that each subtask's figure counts: the sum is there, too. */
    void addCustom() {
        Map<String, Gathering> byName = new LinkedHashMap<>();
        for (VertexFigures figures : observation.vertices()) {
            String task = figures.vertex().name();
            figures.totals()
                    .forEach((flinkName, spread) -> CustomMetric.find(flinkName).ifPresent(custom -> {
                        Part part = new Part(spread, figures.vertex().parallelism());
                        Gathering gathering = byName.computeIfAbsent(custom.name(), first -> new Gathering());
                        gathering.add(MetricsLevel.APPLICATION, custom.dimensions(), part);
                        gathering.add(MetricsLevel.TASK, with(custom, TASK, task), part);
                        gathering.add(
                                MetricsLevel.OPERATOR, with(custom, TASK, task, OPERATOR, custom.operator()), part);
                    }));
            eachSubtask(
                    figures,
                    (subtask, flinkName, value) -> CustomMetric.find(flinkName)
                            .ifPresent(custom -> byName.computeIfAbsent(custom.name(), first -> new Gathering())
                                    .add(
                                            MetricsLevel.PARALLELISM,
                                            with(custom, TASK, task, OPERATOR, custom.operator(), PARALLELISM, subtask),
                                            Part.of(value))));
        }
        byName.forEach((name, gathering) -> gathering.emit(name, "None", Reduction.EACH, MetricRow.EVERY));
    }

    private static Map<String, String> with(CustomMetric custom, String... more) {
        Map<String, String> dimensions = new TreeMap<>(custom.dimensions());
        for (int i = 0; i < more.length; i += 2) {
            dimensions.put(more[i], more[i + 1]);
        }
        return dimensions;
    }

    private static Map<String, String> dimensions(Matcher matcher, List<Dimension> wanted) {
        Map<String, String> dimensions = new TreeMap<>();
        wanted.forEach(dimension -> dimensions.put(dimension.name(), matcher.group(dimension.group())));
        return dimensions;
    }

    private static String before(String name, String suffix) {
        return name.substring(0, name.length() - suffix.length());
    }

    /** Flink puts it first. */
    private static String operator(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    @FunctionalInterface
    private interface SubtaskReader {
        void read(String subtask, String name, double value);
    }

    private static void eachSubtask(VertexFigures figures, SubtaskReader reader) {
        figures.subtasks().forEach((key, value) -> {
            int dot = key.indexOf('.');
            reader.read(key.substring(0, dot), key.substring(dot + 1), value);
        });
    }
}
