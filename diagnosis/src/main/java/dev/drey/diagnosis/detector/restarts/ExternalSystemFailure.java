package dev.drey.diagnosis.detector.restarts;

import dev.drey.diagnosis.catalogue.MessagePattern.Within;
import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Case;
import dev.drey.diagnosis.detector.Detector;
import dev.drey.diagnosis.detector.Errors;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.evidence.ErrorChain;
import dev.drey.diagnosis.signal.Frames;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Something outside that the program talks to does not answer, or answers with an error: its client threw. */
public final class ExternalSystemFailure implements Detector {

    private static final Pattern NETWORK = Pattern.compile(
            "^(?:java\\.net\\.(?:Connect|UnknownHost|NoRouteToHost|SocketTimeout|Socket|PortUnreachable|http\\.Http\\w*Timeout)\\w*Exception"
                    + "|java\\.net\\.http\\.\\w+Exception|java\\.nio\\.channels\\.(?:Unresolved|Closed)\\w*Exception"
                    + "|javax\\.net\\.ssl\\.\\w+Exception|java\\.sql\\.SQL\\w*Exception|java\\.util\\.concurrent\\.TimeoutException)$");
    private static final Pattern CLIENT = Pattern.compile(
            "^(?:org\\.apache\\.kafka\\.|org\\.apache\\.pulsar\\.|redis\\.|io\\.lettuce\\.|org\\.redisson\\.|org\\.apache\\.hadoop\\.hbase\\."
                    + "|com\\.mysql\\.|org\\.postgresql\\.|oracle\\.jdbc|com\\.microsoft\\.sqlserver|org\\.mariadb|com\\.mongodb\\.|com\\.datastax\\."
                    + "|org\\.elasticsearch\\.|org\\.opensearch\\.|co\\.elastic\\.|software\\.amazon\\.awssdk\\.|com\\.amazonaws\\."
                    + "|com\\.rabbitmq\\.|org\\.apache\\.http\\.|org\\.apache\\.hc\\.|okhttp3\\.|io\\.grpc\\.|com\\.google\\.cloud\\.|com\\.azure\\."
                    + "|io\\.netty\\.channel\\.|com\\.zaxxer\\.hikari|org\\.influxdb|com\\.clickhouse|ru\\.yandex\\.clickhouse|io\\.nats|com\\.aerospike)");
    private static final Pattern FLINKS_OWN = Pattern.compile(
            "org\\.apache\\.flink\\.runtime\\.(?:io\\.network|rpc|checkpoint|blob|heartbeat|resourcemanager|jobmaster)|pekko|akka");

    /** What programs say that speak to a system themselves. */
    private static final Pattern CONNECTION = Pattern.compile(
            "(?i)connection (?:\\S+ ){0,4}(?:closed|reset|refused|lost|aborted|dropped|timed out)|broken pipe"
                    + "|closed by (?:the )?(?:peer|remote|server)|(?:read|write|connect) timed out|no route to host"
                    + "|unexpected end of (?:stream|file from server)");

    /** Whether a client of some system outside threw it. */
    static boolean isOfAClient(ErrorChain.Link link) {
        boolean ofFlink = link.frames().stream()
                .limit(8)
                .anyMatch(frame -> FLINKS_OWN.matcher(frame).find());
        boolean thrownByOne = link.frames().stream()
                .limit(3)
                .anyMatch(frame -> CLIENT.matcher(frame).find());
        return !ofFlink
                && (CLIENT.matcher(link.type()).find()
                        || (link.type().equals("java.io.IOException")
                                && CONNECTION.matcher(link.message()).find())
                        || NETWORK.matcher(link.type()).find()
                        || (thrownByOne
                                && link.type().endsWith("Exception")
                                && !link.type().startsWith("java.lang.")));
    }

    @Override
    public List<Hypothesis> examine(Case theCase) {
        return theCase.errors().within(Within.FAILURE).stream()
                .filter(seen -> !seen.error().mentions("Could not complete snapshot"))
                .filter(seen -> find(seen.error()).isPresent())
                .findFirst()
                .map(seen -> List.of(hypothesis(seen, find(seen.error()).orElseThrow())))
                .orElse(List.of());
    }

    private static Optional<ErrorChain.Link> find(ErrorChain error) {
        return error.links().stream().filter(ExternalSystemFailure::isOfAClient).reduce((outer, inner) -> inner);
    }

    private static Hypothesis hypothesis(Errors.Seen seen, ErrorChain.Link link) {
        String headline = link.headline().replaceAll("\\s+", " ");
        Hypothesis found = Hypothesis.of("external-system-failure", 0.82)
                .at(seen.place())
                .severity(seen.current() ? Severity.CRITICAL : Severity.NOTICE)
                .explains(seen.explains().toArray(Symptom[]::new))
                .with("error", headline)
                .because(seen.sentence() + " " + headline);
        return Frames.findUsers(link.frames())
                .map(frame -> found.because("It was thrown at " + Frames.shortly(frame) + ".")
                        .with("frame", Frames.shortly(frame)))
                .orElse(found);
    }
}
