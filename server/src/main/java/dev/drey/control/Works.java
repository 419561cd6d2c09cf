package dev.drey.control;

import dev.drey.config.DataFolder;
import dev.drey.config.Settings;
import dev.drey.model.ApplicationStatus;
import dev.drey.registry.Registry;
import java.util.Map;
import java.util.function.Consumer;

/** What each status calls for, wired to the ports that it works through. */
final class Works {

    private Works() {}

    /** @param wake is given the uid of an application that has to be looked at */
    static Map<ApplicationStatus, Work> of(
            Settings settings,
            Control.Ports ports,
            Control.Machinery machinery,
            EventLog events,
            Consumer<String> wake) {
        Registry registry = ports.registry();
        DataFolder data = new DataFolder(settings.dataFolder());
        StatePlaces states = new StatePlaces(registry, data, ports.stateFiles());
        ClusterSpecs specs = new ClusterSpecs(settings, data, states, ports.memory(), ports.endpoint());
        ClusterEnding ending = new ClusterEnding(registry, ports.driver(), data);
        NewestState state = new NewestState(registry, states);
        JobStart jobStart = new JobStart(
                ports.driver(), ports.flink(), machinery.steadyClock(), machinery.pause(), settings.patience());
        ClusterLauncher.Ports launching = new ClusterLauncher.Ports(ports.driver(), ending, jobStart, state);
        ClusterLauncher launcher = launcher(settings, ports, machinery, specs, launching);
        Succession succession = new Succession(registry, launcher, launching, data, states, machinery.clock());
        Outcomes outcomes = new Outcomes(registry, machinery.clock());
        RecoveryOutcomes recoveryOutcomes =
                new RecoveryOutcomes(registry, outcomes, machinery.identifiers(), machinery.clock());
        UpdateOutcomes updateOutcomes =
                new UpdateOutcomes(registry, outcomes, recoveryOutcomes, machinery.identifiers());
        SnapshotRemoval removal = new SnapshotRemoval(registry, states);
        ClusterWatch watch =
                new ClusterWatch(machinery.steadyClock(), settings.patience().pause());
        SystemSnapshots snapshots =
                new SystemSnapshots(registry, states, ports.driver(), ports.flink(), watch, machinery.clock());
        CheckpointFallback fallback = new CheckpointFallback(registry, state, ending);
        StateHandover handover =
                new StateHandover(registry, state, snapshots, fallback, ports.flink(), machinery.pause());
        JobSight sight = new JobSight(ports.flink());
        LoggingChange logging = new LoggingChange(ports.driver(), specs, events);
        Recovery recovery =
                new Recovery(launcher, ending, state, outcomes, recoveryOutcomes, events, machinery.steadyClock());
        CheckpointRetention retention = new CheckpointRetention(registry, states);
        RunWork.Ports running = new RunWork.Ports(ports.driver(), ports.flink(), ports.runtimes(), states);
        return Map.of(
                ApplicationStatus.READY, new RestWork(ending, removal),
                ApplicationStatus.STARTING, new StartWork(launcher, ending, state, outcomes, recoveryOutcomes),
                ApplicationStatus.RUNNING,
                        new RunWork(registry, running, specs, recovery, removal, watch, events, wake),
                ApplicationStatus.STOPPING, new StopWork(snapshots, fallback, ending, retention, outcomes),
                ApplicationStatus.UPDATING,
                        new UpdateWork(registry, launcher, succession, handover, state, sight, logging, updateOutcomes),
                ApplicationStatus.ROLLING_BACK,
                        new RollbackWork(registry, launcher, ending, sight, logging, state, outcomes, recoveryOutcomes),
                ApplicationStatus.FORCE_STOPPING, new KillWork(ending, retention, outcomes),
                ApplicationStatus.DELETING, new DeleteWork(registry, ending, states, data));
    }

    private static ClusterLauncher launcher(
            Settings settings,
            Control.Ports ports,
            Control.Machinery machinery,
            ClusterSpecs specs,
            ClusterLauncher.Ports launching) {
        return new ClusterLauncher(
                ports.registry(),
                ports.runtimes(),
                new ProgramStore(new DataFolder(settings.dataFolder()), ports.objects()),
                specs,
                launching,
                machinery.identifiers(),
                machinery.clock());
    }
}
