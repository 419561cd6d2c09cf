package dev.drey.cli.gallery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.cli.remote.Launcher;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** Asks the doctor through the door that everybody uses: the command line. */
final class Doctor {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int COULD_NOT_EXAMINE = 2;

    private final Launcher launcher;

    Doctor(Launcher launcher) {
        this.launcher = launcher;
    }

    /**
     * Keeps what it was told by the cluster in the exhibit's folder.
     *
     * @throws IOException when it could not examine the cluster
     */
    Examination examine(Stand stand) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("doctor"));
        arguments.addAll(stand.doctorArguments());
        String record = stand.folder().resolve("evidence.json").toString();
        arguments.addAll(List.of("--json", "--record", record));
        Launcher.Reading reading = launcher.read(arguments);
        if (reading.code() == COULD_NOT_EXAMINE || reading.output().isBlank()) {
            throw new IOException("The doctor could not examine the cluster, exit code " + reading.code() + ": "
                    + reading.output().strip());
        }
        try {
            return Examination.of(JSON.readTree(reading.output()));
        } catch (JsonProcessingException notJson) {
            throw new IOException("The doctor did not answer in JSON: " + reading.output(), notJson);
        }
    }

    /** Has the remedy of a finding carried out. */
    Result.Cure cure(Stand stand, String cause) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("doctor"));
        arguments.addAll(stand.doctorArguments());
        arguments.addAll(List.of("--apply", "--cause", cause, "--yes", "--accept-risk", "--json"));
        Launcher.Reading reading = launcher.read(arguments);
        Files.writeString(stand.folder().resolve("cure.json"), reading.output());
        try {
            JsonNode treatment = JSON.readTree(reading.output()).path("treatment");
            List<String> words = new ArrayList<>();
            treatment
                    .path("changes")
                    .forEach(change -> words.add(change.path("key").asText() + ": "
                            + change.path("from").asText() + " -> "
                            + change.path("to").asText()));
            words.add(treatment.path("words").asText(treatment.path("status").asText("none was applied")));
            return new Result.Cure(reading.code() == 0 && treatment.isObject(), String.join(", ", words));
        } catch (JsonProcessingException notJson) {
            return new Result.Cure(false, reading.output().strip());
        }
    }
}
