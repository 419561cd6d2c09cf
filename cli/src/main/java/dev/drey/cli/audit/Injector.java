package dev.drey.cli.audit;

import dev.drey.cli.text.Time;
import dev.drey.cli.trial.AuditApplication;
import dev.drey.cli.trial.AuditFolder;
import dev.drey.cli.trial.FaultKind;
import dev.drey.cli.trial.ServiceFaults;
import dev.drey.cli.trial.Signals;
import dev.drey.cli.trial.StruckFault;
import dev.drey.cli.trial.Victims;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Carries out planned faults. */
final class Injector {

    private final AuditFolder folder;
    private final AuditApplication application;
    private final Victims victims;
    private final ServiceFaults service;
    private final StorageOutage storage;
    private final Undoing undoing;
    private final Time time;

    Injector(
            AuditFolder folder,
            AuditApplication application,
            Victims victims,
            ServiceFaults service,
            StorageOutage storage,
            Undoing undoing,
            Time time) {
        this.folder = folder;
        this.application = application;
        this.victims = victims;
        this.service = service;
        this.storage = storage;
        this.undoing = undoing;
        this.time = time;
    }

    /** Returns when the fault has struck, and the service runs; what lasts longer is taken away meanwhile. */
    StruckFault strike(PlannedFault fault) throws IOException, InterruptedException {
        return fault.kind().isOperation() ? operate(fault) : strike(fault.kind(), fault);
    }

    private StruckFault strike(FaultKind kind, PlannedFault fault) throws IOException, InterruptedException {
        return switch (kind) {
            case TASK_FAILURE -> {
                long from = now();
                folder.failTask();
                yield new StruckFault(kind, from, from);
            }
            case TASK_MANAGER_KILL -> kill(kind, victims.taskManager(fault.victim()));
            case JOB_MANAGER_KILL -> kill(kind, victims.jobManager());
            case TASK_MANAGER_HANG -> hang(kind, victims.taskManager(fault.victim()));
            case JOB_MANAGER_HANG -> hang(kind, victims.jobManager());
            case TASK_MANAGER_PAUSE -> pause(kind, victims.taskManager(fault.victim()), fault.length());
            case JOB_MANAGER_PAUSE -> pause(kind, victims.jobManager(), fault.length());
            case SERVICE_KILL -> during(kind, () -> service.kill(List.of(), fault.length()));
            case SERVICE_END -> during(kind, () -> service.end(fault.length()));
            case SERVICE_PAUSE -> during(kind, () -> service.pause(fault.length()));
            case HOST_LOSS -> {
                List<ProcessHandle> all = victims.all();
                yield during(kind, () -> service.kill(all, fault.length()));
            }
            case STORAGE_FAILURE -> outage(fault.length());
            case UPDATE, STOP_START, SNAPSHOT -> throw new IllegalArgumentException(kind + " is an operation.");
        };
    }

    private StruckFault operate(PlannedFault fault) throws IOException, InterruptedException {
        application.awaitRunning();
        long from = now();
        switch (fault.kind()) {
            case UPDATE -> application.beginUpdate();
            case STOP_START -> application.beginStop();
            case SNAPSHOT -> application.beginSnapshot("audit-" + fault.number());
            default -> throw new IllegalArgumentException(fault.kind() + " is no operation.");
        }
        if (fault.companion().isPresent()) {
            time.pause(fault.companionPause());
            // Half the way to READY there may be no process left to strike.
            if (!isProcess(fault.companion().get()) || !victims.all().isEmpty()) {
                strike(fault.companion().get(), fault);
            }
        }
        if (fault.kind() == FaultKind.STOP_START) {
            startAfterStop();
        }
        return new StruckFault(fault.kind(), from, now());
    }

    private static boolean isProcess(FaultKind kind) {
        return kind == FaultKind.TASK_MANAGER_KILL || kind == FaultKind.JOB_MANAGER_KILL;
    }

    /** A stop that failed has left it RUNNING. A failure that was asked for is not to wait for the next job. */
    private void startAfterStop() throws IOException, InterruptedException {
        if (application.awaitRest()) {
            folder.forgetFailure();
            application.beginStart();
        }
    }

    private StruckFault kill(FaultKind kind, ProcessHandle victim) {
        long from = now();
        victim.destroyForcibly();
        return new StruckFault(kind, from, from);
    }

    private StruckFault hang(FaultKind kind, ProcessHandle victim) throws IOException, InterruptedException {
        long from = now();
        Signals.stop(victim);
        return new StruckFault(kind, from, from);
    }

    private StruckFault pause(FaultKind kind, ProcessHandle victim, Duration length)
            throws IOException, InterruptedException {
        long from = now();
        undoing.after(length, () -> Signals.goOn(victim));
        Signals.stop(victim);
        return new StruckFault(kind, from, from + length.toMillis());
    }

    private StruckFault outage(Duration length) throws IOException, InterruptedException {
        long from = now();
        List<Path> places = folder.checkpoints();
        undoing.after(length, () -> storage.end(folder.checkpoints()));
        storage.begin(places);
        return new StruckFault(FaultKind.STORAGE_FAILURE, from, from + length.toMillis());
    }

    private interface Doing {

        void run() throws IOException, InterruptedException;
    }

    private StruckFault during(FaultKind kind, Doing doing) throws IOException, InterruptedException {
        long from = now();
        doing.run();
        return new StruckFault(kind, from, now());
    }

    private long now() {
        return time.now().toEpochMilli();
    }
}
