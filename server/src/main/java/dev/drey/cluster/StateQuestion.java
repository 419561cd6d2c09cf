package dev.drey.cluster;

import dev.drey.runtime.FlinkRuntime;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What is to be read of a checkpoint or savepoint.
 *
 * @param runtime of the line that wrote it, or of a later one
 * @param location as Flink knows it
 * @param newest whether a newer checkpoint of the same job will do, and is better
 * @param settings of Flink's file systems, which may hold credentials
 * @param hadoopClassPath empty where the service has none
 * @param programs jars with the classes of the program that wrote it; may be none
 * @param titles of operators by their ids; may be none
 * @param seconds after which no more entries are read
 * @param most how many of the heaviest keys and key groups are told
 */
public record StateQuestion(
        FlinkRuntime runtime,
        String location,
        boolean newest,
        Map<String, String> settings,
        String hadoopClassPath,
        List<Path> programs,
        Map<String, String> titles,
        int seconds,
        int most) {

    /** Keeps copies. */
    public StateQuestion {
        settings = Map.copyOf(settings);
        programs = List.copyOf(programs);
        titles = Map.copyOf(titles);
    }
}
