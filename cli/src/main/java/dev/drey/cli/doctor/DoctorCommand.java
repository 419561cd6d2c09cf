package dev.drey.cli.doctor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.preflight.Foreseen;
import dev.drey.cli.remote.Explanation;
import dev.drey.cli.remote.Service;
import dev.drey.cli.remote.ServiceOptions;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import dev.drey.diagnosis.Doctor;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.report.JsonReport;
import dev.drey.diagnosis.report.WordReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
            "Say why checkpoints fail, why a job restarts or does not start, and what goes wrong without any error: of an"
                    + " application, of any Flink cluster (1.18 to 2.3), or of a support bundle. Changes nothing, but with"
                    + " --apply.",
            "With --preflight: what will go wrong with a program, before it runs.",
            "Exit code 0: nothing is wrong, or the remedy has helped; 1: something is wrong, and no remedy was applied;"
                    + " 2: it could not be examined; 3: a remedy was applied, did not help and was taken back; 4: one"
                    + " could not be applied, or not be watched to its end."
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
    private final ApplyOptions apply = new ApplyOptions();

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
            description = "For how long to look at a live cluster, three times; default until Flink has measured twice,"
                    + " which takes 4 to 13 s by its settings. Longer tells more of what moves.")
    private @Nullable Integer seconds;

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
        refuseWhatCannotBe();
        try {
            if (apply.isWanted()) {
                return examineAndApply();
            }
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

    private void refuseWhatCannotBe() {
        if (apply.isIncomplete()) {
            throw new ParameterException(
                    spec.commandLine(), "--cause, --yes, --accept-risk and --within go with --apply.");
        }
        if (apply.isWanted() && name == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    flink == null
                            ? "--apply changes applications of the service: what a bundle is of, or a program that does"
                                    + " not run yet, is out of reach."
                            : "--apply changes applications of the service. A cluster that somebody else started is only"
                                    + " read: make the change where it is configured.");
        }
    }

    private static List<Diagnosis> examine(List<Evidence> evidence) {
        Doctor doctor = Doctor.standard();
        return evidence.stream().map(doctor::examine).toList();
    }

    private int examineAndApply() throws IOException, InterruptedException {
        Time time = Time.system();
        Screen screen = output.progress(time);
        String application = name();
        try (Service reached = service.connect()) {
            long version = reached.analytics()
                    .describeApplication(request -> request.applicationName(application))
                    .applicationDetail()
                    .applicationVersionId();
            Evidence evidence = new LiveEvidence(time, screen, wanted(), record)
                    .ofApplication(reached, application)
                    .get(0);
            List<Diagnosis> diagnoses = examine(List.of(evidence));
            ObjectNode json = JsonReport.of(diagnoses);
            if (!output.isJson()) {
                words(diagnoses).forEach(screen::say);
            }
            Optional<Finding> chosen = apply.choose(diagnoses.get(0));
            Remedying.Result result = chosen.isEmpty()
                    ? new Remedying.Result(Remedying.Outcome.HELPED, null)
                    : new Remedying(reached.clusters(), application, apply.consent(output.isJson()), screen, time)
                            .run(chosen.get(), evidence, apply.patience(), version);
            json.set("treatment", result.treatment());
            output.answer(json, List.of());
            return result.outcome().exitCode();
        }
    }

    private List<Diagnosis> running() throws IOException, InterruptedException {
        List<Diagnosis> diagnoses = examine(evidence());
        output.answer(JsonReport.of(diagnoses), words(diagnoses));
        return diagnoses;
    }

    private List<Diagnosis> foreseen() throws IOException, InterruptedException {
        Foreseen job = preflight.examine(service, record);
        output.answer(JsonReport.of(List.of(job.diagnosis())), job.words());
        return List.of(job.diagnosis());
    }

    private Optional<Duration> wanted() {
        return Optional.ofNullable(seconds).map(Duration::ofSeconds);
    }

    private List<Evidence> evidence() throws IOException, InterruptedException {
        if (bundle != null) {
            return KeptEvidence.of(bundle, job);
        }
        Time time = Time.system();
        LiveEvidence live = new LiveEvidence(time, output.progress(time), wanted(), record);
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
