package dev.drey.telemetry;

import dev.drey.model.Application;
import dev.drey.model.Incarnation;
import dev.drey.model.MonitoringSettings.MetricsLevel;
import dev.drey.model.RuntimeEnvironment;

/**
 * An application with a cluster, as far as it matters to its observer.
 *
 * @param kpus those that carry its subtasks, without the one for the job manager
 * @param jobId also the id of the incarnation
 * @param restPort of its job manager, on loopback
 */
public record Subject(
        String applicationUid,
        String application,
        long versionId,
        RuntimeEnvironment runtime,
        MetricsLevel level,
        int kpus,
        String jobId,
        int restPort) {

    static Subject of(Application application, Incarnation incarnation) {
        return new Subject(
                application.uid(),
                application.name(),
                incarnation.versionId(),
                application.version().runtimeEnvironment(),
                application.version().configuration().monitoring().metricsLevel(),
                application.version().configuration().parallelism().kpus(),
                incarnation.id(),
                incarnation.restPort());
    }
}
