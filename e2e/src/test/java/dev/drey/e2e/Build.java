package dev.drey.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
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
}
