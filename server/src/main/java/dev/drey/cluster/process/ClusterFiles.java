package dev.drey.cluster.process;

import dev.drey.cluster.ClusterSpec;
import dev.drey.state.Folders;
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
        Files.writeString(settings().resolve("log4j.properties"), logging(spec));
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

    private static String logging(ClusterSpec spec) {
        return """
                monitorInterval = 5
                rootLogger.level = %s
                rootLogger.appenderRef.file.ref = file
                logger.pekko.name = org.apache.pekko
                logger.pekko.level = WARN
                logger.kafka.name = org.apache.kafka
                logger.kafka.level = WARN
                logger.hadoop.name = org.apache.hadoop
                logger.hadoop.level = WARN
                appender.file.name = file
                appender.file.type = RollingFile
                appender.file.fileName = ${sys:log.file}
                appender.file.filePattern = ${sys:log.file}.%%i
                appender.file.layout.type = PatternLayout
                appender.file.layout.pattern = %%d{yyyy-MM-dd HH:mm:ss,SSS} %%-5p %%-60c %%x - %%m%%n
                appender.file.policies.type = Policies
                appender.file.policies.size.type = SizeBasedTriggeringPolicy
                appender.file.policies.size.size = 20MB
                appender.file.strategy.type = DefaultRolloverStrategy
                appender.file.strategy.max = 5
                """.formatted(spec.logLevel().name());
    }
}
