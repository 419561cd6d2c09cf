package dev.drey.cluster.process;

import dev.drey.cluster.ClusterSpec;
import dev.drey.model.RuntimeEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the configuration of a rehearsal: as small as Flink allows, but with the parts that applications use. */
final class RehearsalFiles {

    private static final String CONFIGURATION = """
            jobmanager.rpc.address: 127.0.0.1
            jobmanager.bind-host: 127.0.0.1
            jobmanager.rpc.port: 0
            rest.address: 127.0.0.1
            rest.bind-address: 127.0.0.1
            rest.bind-port: 0
            blob.server.port: 0
            taskmanager.host: 127.0.0.1
            taskmanager.bind-host: 127.0.0.1
            taskmanager.numberOfTaskSlots: 2
            taskmanager.cpu.cores: 1.0
            taskmanager.memory.framework.heap.size: 128m
            taskmanager.memory.task.heap.size: 384m
            taskmanager.memory.framework.off-heap.size: 64m
            taskmanager.memory.task.off-heap.size: 32m
            taskmanager.memory.managed.size: 128m
            taskmanager.memory.network.min: 64m
            taskmanager.memory.network.max: 64m
            taskmanager.memory.jvm-metaspace.size: 256m
            taskmanager.memory.jvm-overhead.min: 192m
            taskmanager.memory.jvm-overhead.max: 192m
            state.backend.type: rocksdb
            execution.checkpointing.incremental: true
            execution.checkpointing.interval: 500ms
            execution.checkpointing.dir: %1$s/checkpoints
            execution.checkpointing.savepoint-dir: %1$s/savepoints
            io.tmp.dirs: %2$s
            web.tmpdir: %2$s
            web.upload.dir: %3$s
            """;

    /** The console is what the rehearsal follows; the file and its layouts are there for their classes. */
    private static final String LOGGING = """
            rootLogger.level = INFO
            rootLogger.appenderRef.console.ref = console
            rootLogger.appenderRef.text.ref = text
            rootLogger.appenderRef.json.ref = json
            appender.console.name = console
            appender.console.type = Console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %m%n
            appender.text.name = text
            appender.text.type = RollingFile
            appender.text.fileName = ${sys:log.file}
            appender.text.filePattern = ${sys:log.file}.%i
            appender.text.layout.type = PatternLayout
            appender.text.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %-60c %x - %m%n
            appender.text.policies.type = Policies
            appender.text.policies.size.type = SizeBasedTriggeringPolicy
            appender.text.policies.size.size = 10MB
            appender.text.strategy.type = DefaultRolloverStrategy
            appender.json.name = json
            appender.json.type = File
            appender.json.fileName = ${sys:log.file}.json
            appender.json.layout.type = JsonTemplateLayout
            """;

    private RehearsalFiles() {}

    static void write(Path folder, RuntimeEnvironment environment, Path program) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        String settings = CONFIGURATION.formatted(folder.toUri(), temporary, folder.resolve("upload"));
        SettingsFile.write(folder, environment, pairs(settings));
        Files.writeString(logging(folder), LOGGING);
        Path uploads = Files.createDirectories(ClusterSpec.uploadFolder(folder));
        Files.copy(program, uploads.resolve(program.getFileName()));
    }

    private static Map<String, String> pairs(String lines) {
        return lines.lines()
                .map(line -> line.split(": ", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    static Path logging(Path folder) {
        return folder.resolve("log4j.properties");
    }
}
