package dev.drey.diagnosis.detector.silent;

import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Vertex;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells sinks by the names that Flink gives their operators. */
final class Sinks {

    /** Sinks of the newer kind have an operator of this name where they commit with checkpoints. */
    private static final Pattern COMMITS = Pattern.compile("(?:: |^)(?:Global )?Committer\\b|Committer");

    private static final Pattern WRITES = Pattern.compile("Sink: |: Writer\\b|^Sink\\b|Print to Std|-> Sink");

    private Sinks() {}

    /** The vertices that commit with checkpoints. */
    static Stream<Vertex> transactional(Case theCase) {
        return vertices(theCase).filter(vertex -> COMMITS.matcher(vertex.name()).find());
    }

    /** The vertices that write, and of which nothing that follows commits. */
    static Stream<Vertex> direct(Case theCase) {
        return vertices(theCase)
                .filter(vertex -> WRITES.matcher(vertex.name()).find())
                .filter(vertex -> !COMMITS.matcher(vertex.name()).find())
                .filter(vertex -> theCase.job().map(job -> job.downstreamOf(vertex)).orElse(List.of()).stream()
                        .noneMatch(next -> COMMITS.matcher(next.name()).find()));
    }

    private static Stream<Vertex> vertices(Case theCase) {
        return theCase.job().map(Job::vertices).orElse(List.of()).stream();
    }
}
