package dev.drey.cluster.process;

import dev.drey.cluster.ClusterSpec;
import dev.drey.files.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a cluster's folder holds before its first process starts. */
final class ClusterFiles {

    /** The name that the bridge tells Amazon's runtime library to read, in the working directory. */
    private static final String APPLICATION_PROPERTIES = "application_properties.json";

    private final Path folder;

    ClusterFiles(Path folder) {
        this.folder = folder;
    }

    Path settings() {
        return folder.resolve("conf");
    }

    Path logFile(String processName) {
        return ClusterSpec.logFolder(folder).resolve(processName + ".log");
    }

    /** Where the process writes its events for the application's log stream. */
    Path eventFile(String processName) {
        return ClusterSpec.logFolder(folder).resolve(processName + ".json");
    }

    LoggingFiles logging() {
        return new LoggingFiles(settings());
    }

    Path outFile(String processName) {
        return ClusterSpec.logFolder(folder).resolve(processName + ".out");
    }

    Path argumentFile(String processName) {
        return folder.resolve("conf").resolve(processName + ".args");
    }

    void write(ClusterSpec spec) throws IOException {
        for (String name : List.of("conf", "log", "tmp", "work", "web")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.createDirectories(ClusterSpec.uploadFolder(folder));
        SettingsFile.write(settings(), spec.runtime().environment(), spec.flinkSettings());
        logging().write(spec.logging());
        Files.writeString(folder.resolve(APPLICATION_PROPERTIES), spec.applicationProperties());
    }

    /** Scratch space of one process, empty: what a killed predecessor of that name left there is of no use to anybody. */
    void clearTemporary(String processName) throws IOException {
        Folders.remove(temporary(processName));
        Files.createDirectories(temporary(processName));
    }

    Path temporary(String processName) {
        return folder.resolve("tmp").resolve(processName);
    }

    void writeArguments(String processName, List<String> arguments) throws IOException {
        Files.write(
                argumentFile(processName), arguments.stream().map(Quoted::text).toList());
    }
}
