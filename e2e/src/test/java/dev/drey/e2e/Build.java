package dev.drey.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the build made, and how the launcher {@code drey} runs it. */
final class Build {

    private Build() {}

    /** The folder of the whole build. */
    static Path home() {
        String home = System.getProperty("drey.home");
        return home == null ? Path.of("").toAbsolutePath().getParent() : Path.of(home);
    }

    /** Where tests may write; it stays after them, to tell what happened. */
    static Path scratch() {
        return home().resolve("e2e/target/e2e");
    }

    /** The command line of the service's program. */
    static List<String> drey(String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-Xms16m",
                "-Xmx384m",
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=30",
                "-Ddrey.bridge=" + home().resolve("bridge/target/drey-bridge.jar"),
                "-Ddrey.rehearsal=" + home().resolve("programs/target/orders.jar"),
                "-cp",
                home().resolve("server/target/drey-server.jar") + ":" + home().resolve("server/target/lib") + "/*",
                "dev.drey.Main"));
        command.addAll(List.of(arguments));
        return command;
    }

    /**
     * A script in place of {@code drey}, for commands that start others: it runs what was built, and builds nothing.
     *
     * @param folder where it is written
     */
    static Path script(Path folder) throws IOException {
        String service = drey().stream().map(Build::quoted).collect(Collectors.joining(" "));
        Path script = folder.resolve("drey");
        Files.writeString(script, """
                #!/bin/sh
                case ${1:-} in
                  up | down | runtime) exec %s "$@" ;;
                esac
                exec %s -Ddrey.launcher="$0" -Ddrey.audit=%s -Ddrey.gallery=%s -Ddrey.depot=%s -cp %s dev.drey.cli.Drey "$@"
                """.formatted(
                service,
                quoted(java()),
                program("orders-audit"),
                program("orders-gallery"),
                program("orders-depot"),
                quoted(home().resolve("cli/target/drey-cli.jar") + ":" + home().resolve("cli/target/lib") + "/*")));
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    private static String program(String name) {
        return quoted(home().resolve("programs/target/" + name + ".jar").toString());
    }

    private static String quoted(String argument) {
        return "'" + argument + "'";
    }

    /** The command {@code java} of the JDK that runs the tests. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
