package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A command of {@code drey} that starts all it needs itself, has run, and answered in JSON.
 *
 * @param code with which it exited
 */
record CommandRun(int code, JsonNode json) {

    /**
     * Runs it on a folder of its own.
     *
     * @param name of the folder
     */
    static CommandRun of(String name, Duration within, String... arguments) throws IOException {
        Path folder = Build.scratch().resolve(name);
        // Of a run that was killed.
        Processes.of(folder).forEach(left -> Processes.kill(left.pid()));
        DreyService.emptied(folder);
        List<String> command = new ArrayList<>(List.of(Build.script(folder).toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--json", "--data", folder.resolve("data").toString()));
        Path progress = folder.resolve("progress.log");
        Path result = folder.resolve("result.json");
        Process process = new ProcessBuilder(command)
                .redirectError(progress.toFile())
                .redirectOutput(result.toFile())
                .start();
        try {
            Await.that("`drey " + arguments[0] + "` has ended", within, () -> !process.isAlive());
        } finally {
            // Ends what it started.
            process.destroy();
        }
        assertThat(result).as(DreyService.tail(progress)).isNotEmptyFile();
        return new CommandRun(process.exitValue(), new ObjectMapper().readTree(result.toFile()));
    }
}
