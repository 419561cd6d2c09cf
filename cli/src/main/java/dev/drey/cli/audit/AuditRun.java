package dev.drey.cli.audit;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.apps.ProgramUpload;
import dev.drey.cli.apps.Stage;
import dev.drey.cli.remote.Launcher;
import dev.drey.cli.remote.Service;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import dev.drey.cli.trial.AuditApplication;
import dev.drey.cli.trial.AuditFolder;
import dev.drey.cli.trial.CommittedFiles;
import dev.drey.cli.trial.Endings;
import dev.drey.cli.trial.FaultKind;
import dev.drey.cli.trial.Guarantee;
import dev.drey.cli.trial.Machine;
import dev.drey.cli.trial.OwnService;
import dev.drey.cli.trial.ProcessWatch;
import dev.drey.cli.trial.ServiceFaults;
import dev.drey.cli.trial.Victims;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** One audit, from a service that is started to the proof that nothing of it is left. */
final class AuditRun {

    private static final Duration TO_VANISH = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Screen screen;
    private final Time time;
    private final Launcher launcher;
    private final Endings endings;

    AuditRun(Screen screen, Time time, Launcher launcher, Endings endings) {
        this.screen = screen;
        this.time = time;
        this.launcher = launcher;
        this.endings = endings;
    }

    /** What is told with the result. */
    record About(String command, String version, String runtime, Guarantee guarantee) {}

    /**
     * What is to be done.
     *
     * @param insists whether each of the kinds was asked for by name
     * @param standby spare task managers
     * @param sabotages whether the promise is to be broken on purpose
     * @param serviceOptions for {@code drey up}
     */
    record Assignment(
            About about,
            long seed,
            List<FaultKind> kinds,
            boolean insists,
            Campaign.Limits limits,
            long ordersPerSecond,
            int standby,
            boolean sabotages,
            List<String> serviceOptions,
            Path program) {}

    AuditReport run(Assignment assignment, AuditFolder folder) throws IOException, InterruptedException {
        Files.createDirectories(folder.control());
        StorageOutage storage = new StorageOutage("root".equals(System.getProperty("user.name")));
        List<FaultKind> kinds = possible(assignment, storage, folder);
        OwnService own = OwnService.on(folder.service(), screen, time, launcher, assignment.serviceOptions());
        Service service = own.start(assignment.about().runtime(), endings);
        Stage stage = new Stage(screen, time, service);
        AuditApplication application = new AuditApplication(
                stage,
                new AuditApplication.Plan(
                        assignment.about().runtime(),
                        assignment.about().guarantee(),
                        assignment.ordersPerSecond(),
                        assignment.standby(),
                        folder,
                        assignment.limits().patience()));
        application.create(new ProgramUpload(stage, AuditApplication.bucket()).upload(assignment.program()));
        application.beginStart();
        Undoing undoing = endings.add(new Undoing());
        ProcessWatch watch = endings.add(new ProcessWatch(folder.service()));
        watch.begin();
        Victims victims = new Victims(stage);
        ServiceFaults faults = new ServiceFaults(stage, own);
        Campaign.Outcome outcome = new Campaign(
                        stage,
                        assignment.limits(),
                        new Campaign.Parts(
                                new FaultPlan(assignment.seed(), kinds),
                                new Injector(folder, application, victims, faults, storage, undoing, time),
                                application,
                                folder,
                                new CommittedFiles(folder.output()),
                                watch,
                                undoing,
                                assignment.sabotages()
                                        ? new Sabotage.OlderCheckpoint(stage, folder, victims, faults)
                                        : Sabotage.none()))
                .run(assignment.about().guarantee());
        List<String> violations = new ArrayList<>(outcome.violations());
        undoing.close();
        if (outcome.findings().isPresent()) {
            violations.addAll(leftAfterDeletion(stage, application, folder, watch));
        }
        own.end();
        violations.addAll(leftAfterEnd(watch));
        return report(assignment, outcome, violations);
    }

    private List<FaultKind> possible(Assignment assignment, StorageOutage storage, AuditFolder folder)
            throws IOException, InterruptedException {
        if (!assignment.kinds().contains(FaultKind.STORAGE_FAILURE) || storage.isPossible(folder.control())) {
            return assignment.kinds();
        }
        String why = "The file system of " + folder.root() + " knows no way to refuse new files to this user, so "
                + FaultKind.STORAGE_FAILURE.id() + " is not possible.";
        if (assignment.insists()) {
            throw new CommandFailure(why + " Leave it out of --kinds, or name a folder on another disk with --data.");
        }
        screen.say(why);
        return assignment.kinds().stream()
                .filter(kind -> kind != FaultKind.STORAGE_FAILURE)
                .toList();
    }

    /** After the deletion nothing of the application may be there. */
    private List<String> leftAfterDeletion(
            Stage stage, AuditApplication application, AuditFolder folder, ProcessWatch watch)
            throws IOException, InterruptedException {
        List<String> violations = new ArrayList<>();
        try {
            application.delete();
        } catch (SdkException refusal) {
            violations.add("The application could not be deleted: " + refusal.getMessage());
            return violations;
        }
        Optional<Boolean> gone = new Awaiting(stage.time(), TO_VANISH, LOOK)
                .first(elapsed -> folder.applications().isEmpty() ? Optional.of(true) : Optional.empty());
        if (gone.isEmpty()) {
            violations.add("After the deletion these folders are left: " + folder.applications());
        }
        if (!watch.flinkProcesses().isEmpty()) {
            violations.add("After the deletion these processes are left: " + watch.flinkProcesses());
        }
        return violations;
    }

    private List<String> leftAfterEnd(ProcessWatch watch) throws InterruptedException {
        Optional<Boolean> gone = new Awaiting(time, TO_VANISH, LOOK)
                .first(elapsed -> watch.allProcesses().isEmpty() ? Optional.of(true) : Optional.empty());
        return gone.isPresent()
                ? List.of()
                : List.of("After the service's end these processes are left: " + watch.allProcesses());
    }

    private static AuditReport report(Assignment assignment, Campaign.Outcome outcome, List<String> violations) {
        Machine machine = Machine.here();
        return new AuditReport(
                new AuditReport.Circumstances(
                        assignment.about().command(),
                        assignment.about().version(),
                        "%s, %d processors, Java %s".formatted(machine.system(), machine.processors(), machine.java()),
                        assignment.about().runtime(),
                        assignment.seed(),
                        assignment.about().guarantee(),
                        outcome.length().toSeconds(),
                        outcome.load()),
                outcome.downtimes(),
                outcome.findings(),
                outcome.facts(),
                violations);
    }
}
