package dev.drey.cli.doctor;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.preflight.Foreseen;
import dev.drey.cli.remote.Explanation;
import dev.drey.cli.remote.Service;
import dev.drey.cli.remote.ServiceOptions;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.text.Time;
import dev.drey.diagnosis.Doctor;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.report.JsonReport;
import dev.drey.diagnosis.report.WordReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what is wrong with a job, why, and what to do. */
@Command(
        name = "doctor",
        description = {
            "Say why checkpoints fail, why a job restarts or does not start, and what goes wrong without any error: of"
                    + " an application, of any Flink cluster (1.18 to 2.3), or of a support bundle. Changes nothing.",
            "With --preflight: what will go wrong with a program, before it runs.",
            "Exit code 0: nothing is wrong; 1: something is; 2: it could not be examined."
        },
        mixinStandardHelpOptions = true)
public final class DoctorCommand implements Callable<Integer> {

    private static final int HEALTHY = 0;
    private static final int FINDINGS = 1;
    private static final int NOT_EXAMINED = 2;

    @Mixin
    private final ServiceOptions service = new ServiceOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Mixin
    private final PreflightOptions preflight = new PreflightOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "Name of an application.")
    private @Nullable String name;

    @Option(
            names = "--flink",
            paramLabel = "URL",
            description = "Any Flink cluster instead, by the address of its REST API.")
    private @Nullable URI flink;

    @Option(
            names = "--bundle",
            paramLabel = "FILE",
            description = "A support bundle instead (zip), or a recording (JSON).")
    private @Nullable Path bundle;

    @Option(
            names = "--job",
            paramLabel = "ID",
            description = "Only this job, also one that has ended; default all that have not ended in order.")
    private @Nullable String job;

    @Option(
            names = "--for",
            paramLabel = "SECONDS",
            defaultValue = "4",
            description = "For how long to look at a live cluster; default ${DEFAULT-VALUE}. Longer tells more of what"
                    + " moves.")
    private int seconds;

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Keep all that was read, as JSON, to examine it again.")
    private @Nullable Path record;

    @Option(
            names = "--state",
            description =
                    "Also read what the newest checkpoint of the application holds, key by key: up to half a minute.")
    private boolean state;

    @Override
    public Integer call() throws Exception {
        long asked = Stream.of(name, flink, bundle, preflight.jar())
                .filter(Objects::nonNull)
                .count();
        if (asked != 1) {
            throw new ParameterException(
                    spec.commandLine(), "Give one of NAME, --flink URL, --bundle FILE and --preflight JAR.");
        }
        try {
            List<Diagnosis> diagnoses = preflight.jar() == null ? running() : foreseen();
            return diagnoses.stream().allMatch(Diagnosis::isHealthy) ? HEALTHY : FINDINGS;
        } catch (IOException | RuntimeException failure) {
            spec.commandLine().getErr().println("drey: " + Explanation.of(failure));
            if (System.getenv("DREY_DEBUG") != null) {
                failure.printStackTrace(spec.commandLine().getErr());
            }
            return NOT_EXAMINED;
        }
    }

    private List<Diagnosis> running() throws IOException, InterruptedException {
        List<Diagnosis> diagnoses = new ArrayList<>();
        Doctor doctor = Doctor.standard();
        evidence().forEach(one -> diagnoses.add(doctor.examine(one)));
        output.answer(JsonReport.of(diagnoses), words(diagnoses));
        return diagnoses;
    }

    private List<Diagnosis> foreseen() throws IOException, InterruptedException {
        Foreseen job = preflight.examine(service, record);
        output.answer(JsonReport.of(List.of(job.diagnosis())), job.words());
        return List.of(job.diagnosis());
    }

    private List<Evidence> evidence() throws IOException, InterruptedException {
        if (bundle != null) {
            return KeptEvidence.of(bundle, job);
        }
        Time time = Time.system();
        LiveEvidence live = new LiveEvidence(time, output.progress(time), seconds, record);
        if (flink != null) {
            return live.ofCluster(flink, job);
        }
        try (Service reached = service.connect()) {
            List<Evidence> found = live.ofApplication(reached, name());
            return state ? StateEvidence.added(found, reached, name(), output.progress(time)) : found;
        }
    }

    private String name() throws CommandFailure {
        if (name == null) {
            throw new CommandFailure("Give the name of an application.");
        }
        return name;
    }

    private static List<String> words(List<Diagnosis> diagnoses) {
        List<String> lines = new ArrayList<>();
        for (Diagnosis diagnosis : diagnoses) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(WordReport.of(diagnosis));
        }
        return lines;
    }
}
