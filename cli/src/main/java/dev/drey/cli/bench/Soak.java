package dev.drey.cli.bench;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.cli.text.Awaiting;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.Time;
import dev.drey.cli.trial.CommittedFiles;
import dev.drey.cli.trial.Downtimes;
import dev.drey.cli.trial.FaultKind;
import dev.drey.cli.trial.Machine;
import dev.drey.cli.trial.ProcessWatch;
import dev.drey.cli.trial.ServiceFaults;
import dev.drey.cli.trial.Signals;
import dev.drey.cli.trial.Victims;
import dev.drey.flink.FlinkException;
import dev.drey.programs.audit.verify.AuditFindings;
import dev.drey.programs.audit.verify.Emissions.Silence;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Pauses processes of an application that runs on a busy machine, and counts what is done about it: nothing should be. */
final class Soak {

    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final Trial trial;
    private final Time time;
    private final DreySufferer application;
    private final Victims victims;
    private final ServiceFaults service;
    private final CommittedFiles output;
    private final Map<FaultKind, Long> pauses = new EnumMap<>(FaultKind.class);

    Soak(Trial trial, DreySufferer application) {
        this.trial = trial;
        this.time = trial.stage().time();
        this.application = application;
        this.victims = new Victims(trial.stage());
        this.service = new ServiceFaults(trial.stage(), trial.own());
        this.output = new CommittedFiles(application.folder().output());
    }

    /**
     * What was seen.
     *
     * @param pauses by kind
     * @param replaced processes of the cluster that came in place of others
     * @param restarts of the job, as Flink counts them
     * @param longestSilence without a record of some task, in milliseconds
     * @param load the machine's load average of one minute at the end
     */
    record Seen(
            Map<FaultKind, Long> pauses,
            long replaced,
            long restarts,
            long longestSilence,
            double load,
            AuditFindings findings) {}

    Seen run(PausePlan plan, Duration duration) throws IOException, InterruptedException {
        application.awaitWhole();
        awaitOutput();
        Set<Long> first = new HashSet<>();
        victims.all().forEach(process -> first.add(process.pid()));
        String job = application.cluster().jobId();
        ProcessWatch watch =
                trial.endings().add(new ProcessWatch(trial.own().data().root()));
        watch.begin();
        FullLoad load = trial.endings().add(FullLoad.begin(Runtime.getRuntime().availableProcessors()));
        var elapsed = time.stopwatch();
        PausePlan.Planned planned = plan.next();
        while (elapsed.elapsed().plus(planned.after()).compareTo(duration) < 0) {
            awaitNext(planned, elapsed);
            trial.say(Figures.running(elapsed.elapsed()) + "  " + planned.kind().id());
            pause(planned);
            pauses.merge(planned.kind(), 1L, Long::sum);
            planned = plan.next();
        }
        time.pause(PAUSE.multipliedBy(4));
        if (!load.isThere()) {
            throw new CommandFailure(
                    "The process that was to keep the machine busy has ended, so that nothing is shown.");
        }
        double loadAtEnd = Machine.load();
        long restarts = restarts(job);
        trial.endings().end(load);
        watch.close();
        Set<Long> all = new HashSet<>(watch.flinkProcessesEver());
        all.removeAll(first);
        AuditFindings findings = finish();
        return new Seen(Map.copyOf(pauses), all.size(), restarts, longest(findings), loadAtEnd, findings);
    }

    private void awaitOutput() throws IOException, InterruptedException {
        Optional<Boolean> there = new Awaiting(time, PATIENCE, LOOK).first(elapsed -> {
            trial.stage().screen().live("waiting for output");
            return output.newestMillisByTask().size() == FaultSeries.TASKS ? Optional.of(true) : Optional.empty();
        });
        if (there.isEmpty()) {
            throw new CommandFailure("The application has committed nothing within " + Figures.seconds(PATIENCE) + ".");
        }
    }

    private void awaitNext(PausePlan.Planned planned, Time.Stopwatch elapsed) throws InterruptedException {
        var unused = new Awaiting(time, planned.after(), LOOK).first(since -> {
            trial.stage().screen().live("under full load, " + Figures.running(elapsed.elapsed()));
            return since.compareTo(planned.after()) >= 0 ? Optional.of(true) : Optional.empty();
        });
    }

    private void pause(PausePlan.Planned planned) throws IOException, InterruptedException {
        switch (planned.kind()) {
            case TASK_MANAGER_PAUSE -> Signals.pause(victims.taskManager(planned.victim()), PAUSE, time);
            case JOB_MANAGER_PAUSE -> Signals.pause(victims.jobManager(), PAUSE, time);
            case SERVICE_PAUSE -> service.pause(PAUSE);
            default -> throw new IllegalArgumentException(planned.kind() + " is no pause.");
        }
    }

    /** A job that another one came in place of is counted as a restart: Flink itself begins to count again. */
    private long restarts(String job) throws IOException, InterruptedException {
        application.awaitWhole();
        String now = application.cluster().jobId();
        try {
            long counted = trial.stage()
                    .service()
                    .clusters()
                    .flink(application.cluster())
                    .countRestarts(now);
            return now.equals(job) ? counted : counted + 1;
        } catch (FlinkException noAnswer) {
            throw new CommandFailure("Flink does not tell how often the job was restarted: " + noAnswer.getMessage());
        }
    }

    private AuditFindings finish() throws IOException, InterruptedException {
        long end = output.numberAhead(FaultSeries.ORDERS_PER_SECOND);
        application.folder().endAt(end);
        application.awaitEnd();
        return output.verify(end);
    }

    private static long longest(AuditFindings findings) {
        return findings.emissions().silences(Downtimes.LEAST_SILENCE_MILLIS).stream()
                .mapToLong(Silence::length)
                .max()
                .orElse(0);
    }

    /** The audit's jar. */
    static Path program() {
        return Path.of(System.getProperty("drey.audit", "audit.jar"));
    }
}
