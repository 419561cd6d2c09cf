package dev.drey.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.cli.remote.Launcher;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.text.Time;
import dev.drey.cli.trial.Endings;
import dev.drey.cli.trial.Machine;
import dev.drey.cli.trial.Series;
import dev.drey.cli.trial.TrialFolder;
import dev.drey.diagnosis.Doctor;
import dev.drey.diagnosis.collect.EvidenceCollector;
import dev.drey.diagnosis.collect.Recording;
import dev.drey.diagnosis.collect.RestSource;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What the doctor needs for the recorded evidence of a wide job. */
@Command(
        name = "examination",
        description =
                "Seconds that the doctor takes for recorded evidence of a wide job with a long history of checkpoints.",
        mixinStandardHelpOptions = true)
final class ExaminationCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(names = "--subtasks", paramLabel = "N", description = "Of the job; default ${DEFAULT-VALUE}.")
    private int subtasks = 1_000;

    @Option(names = "--checkpoints", paramLabel = "N", description = "In its history; default ${DEFAULT-VALUE}.")
    private int checkpoints = 100;

    @Option(names = "--rounds", paramLabel = "N", description = "How often each is measured; default ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private final Time time = Time.system();

    /**
     * What was measured. Written out as JSON as it stands.
     *
     * @param bytes of the recording
     * @param examining in seconds, from evidence in memory to the findings; the first of a process first
     * @param reading in seconds, from the file to evidence in memory
     * @param command in seconds, the whole of {@code drey doctor --bundle}
     */
    record Measured(
            int subtasks,
            int checkpoints,
            long bytes,
            List<Double> examining,
            List<Double> reading,
            List<Double> command,
            List<String> causes,
            double loadBefore) {}

    @Override
    public Integer call() throws Exception {
        if (subtasks < 10 || checkpoints < 20 || rounds < 1) {
            throw new ParameterException(
                    command.commandLine(), "It takes 10 subtasks, 20 checkpoints and one round at least.");
        }
        double load = Machine.load();
        try (Endings endings = Endings.atExit()) {
            Path file = TrialFolder.of(null, "drey-examination-", endings).resolve("recording.json");
            write(file);
            List<Double> whole = whole(file);
            List<Double> reading = new ArrayList<>();
            List<Double> examining = new ArrayList<>();
            List<String> causes = List.of();
            for (int round = 0; round < rounds; round++) {
                Time.Stopwatch toRead = time.stopwatch();
                Evidence evidence = read(file);
                reading.add(toRead.elapsed().toNanos() / 1e9);
                Time.Stopwatch toExamine = time.stopwatch();
                Diagnosis diagnosis = Doctor.standard().examine(evidence);
                examining.add(toExamine.elapsed().toNanos() / 1e9);
                causes = diagnosis.findings().stream().map(Finding::cause).toList();
            }
            Measured figures =
                    new Measured(subtasks, checkpoints, Files.size(file), examining, reading, whole, causes, load);
            output.answer(figures, words(figures));
        }
        return ExitCode.OK;
    }

    private void write(Path file) throws IOException {
        Recording recording = new Recording();
        RestSource look = recording.record(new PlayedIncident(subtasks, checkpoints));
        for (EvidenceCollector.JobName job : EvidenceCollector.jobs(look)) {
            Evidence unused = EvidenceCollector.look(look, job.id(), true, null);
        }
        new ObjectMapper().writeValue(file.toFile(), recording.toJson());
    }

    private static Evidence read(Path file) throws IOException {
        try (InputStream json = Files.newInputStream(file)) {
            List<RestSource> looks = Recording.parse(json).looks();
            return EvidenceCollector.looks(
                    looks, EvidenceCollector.jobs(looks.get(0)).get(0).id(), null);
        }
    }

    private List<Double> whole(Path file) throws IOException, InterruptedException {
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Time.Stopwatch watch = time.stopwatch();
            Launcher.Reading reading = Launcher.find().read(List.of("doctor", "--bundle", file.toString(), "--json"));
            seconds.add(watch.elapsed().toNanos() / 1e9);
            if (reading.code() != 1) {
                throw new IOException("The doctor did not find anything: " + reading.output());
            }
        }
        return seconds;
    }

    private List<String> words(Measured figures) {
        return List.of(
                "A job of " + subtasks + " subtasks in trouble and " + checkpoints
                        + " checkpoints with the times of each"
                        + " subtask, a recording of " + Figures.bytes(figures.bytes()) + "; load average "
                        + figures.loadBefore() + " before. Seconds, the first and the median of " + rounds + ":",
                row("examine evidence in memory", figures.examining()),
                row("read it from the file", figures.reading()),
                row("all of drey doctor --bundle", figures.command()),
                "Found: " + String.join(", ", figures.causes()));
    }

    private static String row(String what, List<Double> seconds) {
        return String.format(Locale.ROOT, "  %-28s %6.2f %6.2f", what, seconds.get(0), new Series(seconds).median());
    }
}
