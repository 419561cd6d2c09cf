package dev.drey.diagnosis;

import dev.drey.diagnosis.catalogue.Catalogue;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.MessageDetector;
import dev.drey.diagnosis.detector.checkpoints.AlignmentSlowInput;
import dev.drey.diagnosis.detector.checkpoints.BarrierDelayedByBackPressure;
import dev.drey.diagnosis.detector.checkpoints.BlockedSubtask;
import dev.drey.diagnosis.detector.checkpoints.BlockingCallInProcess;
import dev.drey.diagnosis.detector.checkpoints.CheckpointIntervalTooShort;
import dev.drey.diagnosis.detector.checkpoints.CheckpointTimeoutTooShort;
import dev.drey.diagnosis.detector.checkpoints.ExternalCallInSnapshot;
import dev.drey.diagnosis.detector.checkpoints.FinishedTasksBlockCheckpoint;
import dev.drey.diagnosis.detector.checkpoints.HighKeyCardinality;
import dev.drey.diagnosis.detector.checkpoints.HotKey;
import dev.drey.diagnosis.detector.checkpoints.JobManagerHeapExhausted;
import dev.drey.diagnosis.detector.checkpoints.LargeStateFullSnapshot;
import dev.drey.diagnosis.detector.checkpoints.ObjectStoreLatency;
import dev.drey.diagnosis.detector.checkpoints.RpcFrameExceeded;
import dev.drey.diagnosis.detector.checkpoints.SavepointFailed;
import dev.drey.diagnosis.detector.checkpoints.SerializerFailure;
import dev.drey.diagnosis.detector.checkpoints.SinkFlushBeforeBarrier;
import dev.drey.diagnosis.detector.checkpoints.SlowCheckpointNotification;
import dev.drey.diagnosis.detector.checkpoints.SlowLocalDisk;
import dev.drey.diagnosis.detector.checkpoints.SlowStateUpload;
import dev.drey.diagnosis.detector.checkpoints.SourceHoldsCheckpointLock;
import dev.drey.diagnosis.detector.checkpoints.StateGrowthUnbounded;
import dev.drey.diagnosis.detector.checkpoints.StateSizeSkew;
import dev.drey.diagnosis.detector.checkpoints.StorageErrors;
import dev.drey.diagnosis.detector.checkpoints.TasksNotRunningAtTrigger;
import dev.drey.diagnosis.detector.checkpoints.TolerableFailuresZero;
import dev.drey.diagnosis.detector.checkpoints.UnalignedInflightLarge;
import dev.drey.diagnosis.detector.checkpoints.UnderProvisioned;
import dev.drey.diagnosis.detector.restarts.ContainerMemoryKill;
import dev.drey.diagnosis.detector.restarts.CpuOverload;
import dev.drey.diagnosis.detector.restarts.DebugLogging;
import dev.drey.diagnosis.detector.restarts.ExternalSystemFailure;
import dev.drey.diagnosis.detector.restarts.GarbageThrash;
import dev.drey.diagnosis.detector.restarts.HeapOutOfMemory;
import dev.drey.diagnosis.detector.restarts.JobManagerLost;
import dev.drey.diagnosis.detector.restarts.MetaspaceOutOfMemory;
import dev.drey.diagnosis.detector.restarts.NetworkPartition;
import dev.drey.diagnosis.detector.restarts.RestartAttemptsExhausted;
import dev.drey.diagnosis.detector.restarts.SinkThrottled;
import dev.drey.diagnosis.detector.restarts.SlotsUnavailable;
import dev.drey.diagnosis.detector.restarts.SourceThrottled;
import dev.drey.diagnosis.detector.restarts.TaskCancelStuck;
import dev.drey.diagnosis.detector.restarts.TaskManagerKilled;
import dev.drey.diagnosis.detector.restarts.TypeCastError;
import dev.drey.diagnosis.detector.restarts.UserCodeException;
import dev.drey.diagnosis.detector.restarts.UserExceptionInNotification;
import dev.drey.diagnosis.detector.silent.AtLeastOnceMode;
import dev.drey.diagnosis.detector.silent.CheckpointNotRetained;
import dev.drey.diagnosis.detector.silent.CheckpointingDisabled;
import dev.drey.diagnosis.detector.silent.IdleSourceWatermark;
import dev.drey.diagnosis.detector.silent.KafkaCommitLost;
import dev.drey.diagnosis.detector.silent.LateRecordsDropped;
import dev.drey.diagnosis.detector.silent.NonTransactionalSink;
import dev.drey.diagnosis.detector.silent.OutputWaitsForCheckpoint;
import dev.drey.diagnosis.detector.silent.ServiceConfigOverridesCode;
import dev.drey.diagnosis.detector.silent.StalledButRunning;
import dev.drey.diagnosis.detector.silent.StateDroppedNonRestored;
import dev.drey.diagnosis.detector.silent.UidMissing;
import dev.drey.diagnosis.detector.starts.MainMethodFailed;
import java.util.ArrayList;
import java.util.List;

/** All detectors: that of standard messages, and one class for each cause that takes more than a message. */
final class Detectors {

    private Detectors() {}

    static List<Detector> all(Catalogue catalogue) {
        List<Detector> all = new ArrayList<>();
        all.add(new MessageDetector(catalogue));
        all.addAll(ofCheckpoints());
        all.addAll(ofRestarts());
        all.addAll(ofStarts());
        all.addAll(ofSilence());
        return all;
    }

    private static List<Detector> ofCheckpoints() {
        return List.of(
                new AlignmentSlowInput(),
                new BarrierDelayedByBackPressure(),
                new BlockedSubtask(),
                new BlockingCallInProcess(),
                new CheckpointIntervalTooShort(),
                new CheckpointTimeoutTooShort(),
                new ExternalCallInSnapshot(),
                new FinishedTasksBlockCheckpoint(),
                new HighKeyCardinality(),
                new HotKey(),
                new JobManagerHeapExhausted(),
                new LargeStateFullSnapshot(),
                new ObjectStoreLatency(),
                new RpcFrameExceeded(),
                new SavepointFailed(),
                new SerializerFailure(),
                new SinkFlushBeforeBarrier(),
                new SlowCheckpointNotification(),
                new SlowLocalDisk(),
                new SlowStateUpload(),
                new SourceHoldsCheckpointLock(),
                new StateGrowthUnbounded(),
                new StateSizeSkew(),
                new StorageErrors(),
                new TasksNotRunningAtTrigger(),
                new TolerableFailuresZero(),
                new UnalignedInflightLarge(),
                new UnderProvisioned());
    }

    private static List<Detector> ofRestarts() {
        return List.of(
                new ContainerMemoryKill(),
                new CpuOverload(),
                new DebugLogging(),
                new ExternalSystemFailure(),
                new GarbageThrash(),
                new HeapOutOfMemory(),
                new JobManagerLost(),
                new MetaspaceOutOfMemory(),
                new NetworkPartition(),
                new RestartAttemptsExhausted(),
                new SinkThrottled(),
                new SlotsUnavailable(),
                new SourceThrottled(),
                new TaskCancelStuck(),
                new TaskManagerKilled(),
                new TypeCastError(),
                new UserCodeException(),
                new UserExceptionInNotification());
    }

    private static List<Detector> ofStarts() {
        return List.of(new MainMethodFailed());
    }

    private static List<Detector> ofSilence() {
        return List.of(
                new AtLeastOnceMode(),
                new CheckpointNotRetained(),
                new CheckpointingDisabled(),
                new IdleSourceWatermark(),
                new KafkaCommitLost(),
                new LateRecordsDropped(),
                new NonTransactionalSink(),
                new OutputWaitsForCheckpoint(),
                new ServiceConfigOverridesCode(),
                new StalledButRunning(),
                new StateDroppedNonRestored(),
                new UidMissing());
    }
}
