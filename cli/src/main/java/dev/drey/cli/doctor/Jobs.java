package dev.drey.cli.doctor;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.diagnosis.collect.EvidenceCollector;
import dev.drey.diagnosis.collect.EvidenceCollector.JobName;
import dev.drey.diagnosis.collect.RestSource;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which jobs of a cluster to examine. */
final class Jobs {

    private static final Set<String> ENDED_IN_ORDER = Set.of("FINISHED", "CANCELED");
    private static final int MOST = 20;

    private Jobs() {}

    /**
     * Their ids, newest first; none when the cluster has none to examine.
     *
     * @param wanted only this one; null for all that have not ended in order
     * @throws CommandFailure when the wanted one is not there
     */
    static List<String> toExamine(RestSource source, @Nullable String wanted) throws IOException {
        List<JobName> jobs = EvidenceCollector.jobs(source);
        if (wanted == null) {
            return jobs.stream()
                    .filter(job -> !ENDED_IN_ORDER.contains(job.state()))
                    .map(JobName::id)
                    .limit(MOST)
                    .toList();
        }
        if (jobs.stream().noneMatch(job -> job.id().equals(wanted))) {
            throw new CommandFailure("There is no job " + wanted + " at " + source.name() + ". There are: "
                    + jobs.stream()
                            .map(job -> job.id() + " (" + job.name() + ")")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return List.of(wanted);
    }
}
