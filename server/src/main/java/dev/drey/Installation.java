package dev.drey;

import dev.drey.cluster.process.RehearsalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Where Drey itself is installed: the jars that it hands to Flink. The launcher says where. */
record Installation(Path bridgeJar, Path rehearsalJar) {

    static Installation find() throws IOException {
        return new Installation(jar("drey.bridge"), jar("drey.rehearsal"));
    }

    /** Runs as users' programs do, so that its archive has the classes that they will need. */
    RehearsalProgram rehearsal() {
        return new RehearsalProgram(
                rehearsalJar,
                "dev.drey.bridge.ProgramLauncher",
                List.of(
                        "--main-class",
                        "dev.drey.programs.rehearsal.RehearsalJob",
                        "--checkpointing",
                        "enabled",
                        "--checkpoint-interval-ms",
                        "500",
                        "--checkpoint-min-pause-ms",
                        "100"));
    }

    private static Path jar(String property) throws IOException {
        String named = System.getProperty(property);
        if (named == null || !Files.isRegularFile(Path.of(named))) {
            throw new IOException("Drey's own jar for -D" + property + " is not there: " + named
                    + ". Start Drey with the script `drey`, which builds it.");
        }
        return Path.of(named).toAbsolutePath();
    }
}
