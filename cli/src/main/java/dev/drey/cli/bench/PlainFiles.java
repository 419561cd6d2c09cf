package dev.drey.cli.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The folder of a plain Flink: its configuration, and the program where Flink looks for uploaded ones. */
final class PlainFiles {

    /** As Flink's distribution has it: the root logger to a file. */
    private static final String LOGGING = """
            rootLogger.level = INFO
            rootLogger.appenderRef.file.ref = file
            appender.file.name = file
            appender.file.type = File
            appender.file.fileName = ${sys:log.file}
            appender.file.layout.type = PatternLayout
            appender.file.layout.pattern = %d{yyyy-MM-dd HH:mm:ss,SSS} %-5p %-60c %x - %m%n
            """;

    private PlainFiles() {}

    /** Gives the port of Flink's REST API. */
    static int write(Path folder, PlainProgram program, List<String> serviceSettings) throws IOException {
        for (String name : List.of("conf", "log", "tmp", "upload/flink-web-upload")) {
            Files.createDirectories(folder.resolve(name));
        }
        int rest;
        try (ServerSocket first = freePort();
                ServerSocket second = freePort()) {
            rest = first.getLocalPort();
            Files.writeString(
                    folder.resolve("conf/config.yaml"),
                    StockSettings.yaml(serviceSettings, folder, second.getLocalPort(), rest)
                            + String.join("\n", program.settings()));
        }
        Files.writeString(folder.resolve("conf/log4j.properties"), LOGGING);
        describe(folder, program.properties().apply(folder));
        Files.copy(
                program.jar(),
                folder.resolve("upload/flink-web-upload").resolve(program.jarName()),
                StandardCopyOption.REPLACE_EXISTING);
        return rest;
    }

    /** Puts the program's properties where the service's jars look for them in a process's working directory. */
    static void describe(Path folder, String properties) throws IOException {
        Files.writeString(folder.resolve("application_properties.json"), properties);
    }

    /** Where the program writes. */
    static Path output(Path folder) {
        return folder.resolve("output");
    }

    private static ServerSocket freePort() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }
}
