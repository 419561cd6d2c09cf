package dev.drey.cli.preflight;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.PreflightDoctor;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.report.WordReport;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What an examination in advance came to.
 *
 * @param heading what the program makes, in a sentence
 */
public record Foreseen(Diagnosis diagnosis, String heading) {

    /** Examines what the program made. */
    public static Foreseen of(Path jar, JsonNode document, Instant at) {
        Blueprint blueprint = new Blueprint(document);
        String job = blueprint.hasJob()
                ? "makes the job " + blueprint.jobName() + " of "
                        + blueprint.operators().size() + " operators"
                : "makes no job";
        String flink = blueprint.flinkVersion().isEmpty() ? "" : " on Flink " + blueprint.flinkVersion();
        return new Foreseen(
                PreflightDoctor.standard().examine(blueprint, at), jar.getFileName() + flink + " " + job + ".");
    }

    /** For a person. */
    public List<String> words() {
        return WordReport.of(diagnosis, heading, "Nothing is to be seen that will go wrong.");
    }
}
