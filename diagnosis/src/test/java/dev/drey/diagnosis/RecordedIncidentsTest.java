package dev.drey.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.collect.EvidenceCollector;
import dev.drey.diagnosis.collect.Recording;
import dev.drey.diagnosis.collect.RestSource;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.diagnosis.finding.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * On what the doctor read of real clusters of several versions when the gallery showed its faults: files that are named by the
 * cause, two hyphens and the version of Flink, or by what is healthy.
 */
final class RecordedIncidentsTest {

    private static final String ENDING = ".json.gz";

    static List<Path> recordings() throws IOException, URISyntaxException {
        URL folder = Objects.requireNonNull(RecordedIncidentsTest.class.getResource("recorded"));
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("recordings")
    void thePrimaryFindingIsWhatWasInjected(Path recording) throws IOException {
        String name = String.valueOf(recording.getFileName());
        String injected = name.substring(0, name.indexOf("--"));

        Diagnosis diagnosis = Doctor.standard().examine(read(recording));

        if (injected.startsWith("healthy-")) {
            assertThat(diagnosis.findings()).noneMatch(finding -> finding.severity() != Severity.NOTICE);
        } else {
            assertThat(diagnosis.primary().map(Finding::cause)).contains(injected);
            assertThat(diagnosis.primary().orElseThrow().evidence()).isNotEmpty();
        }
    }

    private static Evidence read(Path recording) throws IOException {
        try (InputStream json = new GZIPInputStream(Files.newInputStream(recording))) {
            List<RestSource> looks = Recording.parse(json).looks();
            List<String> jobs = EvidenceCollector.jobs(looks.get(looks.size() - 1)).stream()
                    .map(EvidenceCollector.JobName::id)
                    .toList();
            return EvidenceCollector.looks(looks, jobs.isEmpty() ? null : jobs.get(0), null);
        }
    }
}
