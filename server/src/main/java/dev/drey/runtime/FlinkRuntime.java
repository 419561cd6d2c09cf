package dev.drey.runtime;

import dev.drey.model.RuntimeEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An installed Flink distribution, which no one changes any more. All paths are absolute.
 *
 * @param flinkVersion the exact release, such as {@code 1.20.0}
 * @param classPath every jar that a Flink process needs, the bridge first. The class-data archives are valid for exactly
 *     this list in this order; a process may append to it, but not put anything before it or between
 * @param plugins the folder for Flink's {@code FLINK_PLUGINS_DIR}
 * @param archives class-data archives made for the JDK that runs this service; a role without one just starts slower
 */
public record FlinkRuntime(
        RuntimeEnvironment environment,
        String flinkVersion,
        Path folder,
        List<Path> classPath,
        Path plugins,
        Map<FlinkRole, Path> archives) {

    public FlinkRuntime {
        classPath = List.copyOf(classPath);
        archives = Map.copyOf(archives);
    }

    /** The archive for {@code -XX:SharedArchiveFile}. */
    public Optional<Path> findArchive(FlinkRole role) {
        return Optional.ofNullable(archives.get(role));
    }

    FlinkRuntime withArchives(Map<FlinkRole, Path> made) {
        return new FlinkRuntime(environment, flinkVersion, folder, classPath, plugins, made);
    }
}
