package dev.drey.cluster.process;

import java.nio.file.Path;
import java.util.List;

/**
 * The program that runs while a class-data archive is made, so that the archive has the classes of a working job too.
 *
 * @param jar uploaded to the job manager
 * @param entryClass its main class, or one on Flink's class path
 */
public record RehearsalProgram(Path jar, String entryClass, List<String> arguments) {

    public RehearsalProgram {
        arguments = List.copyOf(arguments);
    }
}
