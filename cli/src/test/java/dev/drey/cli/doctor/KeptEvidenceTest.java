package dev.drey.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.Doctor;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.finding.Finding;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On support bundles of applications. */
class KeptEvidenceTest {

    private static final String JOB = "0123456789abcdef0123456789abcdef";

    private final Map<String, String> entries = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    private Evidence read() throws IOException {
        Path file = folder.resolve("bundle.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        List<Evidence> all = KeptEvidence.of(file, null);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private void application(String status) {
        entries.put("application/application.json", """
                {"ApplicationDetail": {"ApplicationName": "clicks", "ApplicationStatus": "%s",
                  "ApplicationConfigurationDescription": {
                    "FlinkApplicationConfigurationDescription": {
                      "CheckpointConfigurationDescription": {"ConfigurationType": "CUSTOM", "CheckpointingEnabled": true,
                        "CheckpointInterval": 60000, "MinPauseBetweenCheckpoints": 5000}},
                    "EnvironmentPropertyDescriptions": {"PropertyGroupDescriptions": [
                      {"PropertyGroupId": "drey.flink", "PropertyMap": {"state.backend.type": "hashmap"}}]}}}}
                """.formatted(status));
        entries.put("application/settings.json", """
                {"own": [], "program": [{"key": "execution.checkpointing.interval", "value": "1 s", "overridden": true}]}
                """);
        entries.put("application/events.json", """
                [{"at": "2026-03-01T11:58:00Z", "kind": "CLUSTER", "details": {"recovery": "its job manager is gone"}}]
                """);
    }

    @Test
    void aStartThatFailedIsExplainedThoughNoClusterWasThere() throws IOException {
        application("READY");
        entries.put(
                "application/operations.json",
                "[{\"Operation\": \"StartApplication\", \"OperationId\": \"x\", \"OperationStatus\": \"FAILED\","
                        + " \"StartTime\": 1772366300.5, \"EndTime\": 1772366310}]");
        entries.put("application/operations/x.json", """
                {"ApplicationOperationInfoDetails": {"OperationFailureDetails": {"ErrorInfo": {"ErrorString":
                  "The application did not start: java.lang.ClassNotFoundException: com.example.Price"}}}}
                """);
        entries.put("logs/flink-jobmanager.txt", """
                2026-03-01 11:58:20,000 ERROR org.apache.flink.Entry [] - The program failed.
                java.lang.ClassNotFoundException: com.example.Price
                \tat java.base/java.net.URLClassLoader.findClass(URLClassLoader.java:445)
                """);

        Evidence evidence = read();

        Home home = evidence.findHome().orElseThrow();
        assertThat(home.operations().get(0).findError())
                .hasValueSatisfying(error -> assertThat(error).contains("com.example.Price"));
        assertThat(home.operations().get(0).startedAt()).hasToString("2026-03-01T11:58:20.500Z");
        assertThat(home.requested()).containsEntry("CheckpointInterval", "60000");
        assertThat(home.ownSettings()).containsEntry("state.backend.type", "hashmap");
        assertThat(home.overridden()).containsEntry("execution.checkpointing.interval", "1 s");
        assertThat(home.recoveries()).extracting(Home.Recovery::reason).containsExactly("its job manager is gone");
        assertThat(evidence.logs().ofJobManager()).isNotEmpty();
        assertThat(Doctor.standard().examine(evidence).primary().map(Finding::cause))
                .contains("class-not-found");
    }

    @Test
    void whatTheServiceKeptOfATaskManagerThatIsGoneCounts() throws IOException {
        application("RUNNING");
        entries.put(
                "flink/1/jobs/overview.json",
                "{\"jobs\": [{\"jid\": \"" + JOB
                        + "\", \"name\": \"clicks\", \"state\": \"RUNNING\", \"end-time\": -1}]}");
        entries.put(
                "flink/1/jobs/" + JOB + ".json",
                "{\"jid\": \"" + JOB + "\", \"state\": \"RUNNING\", \"vertices\": []}");
        entries.put("observed/lost-task-managers.json", """
                {"lostTaskManagers": [{"jobId": "%s", "id": "flink-taskmanager-1", "lastSeen": "2026-03-01T11:59:00Z",
                  "metrics": {"Status.JVM.Memory.Heap.Used": 300, "Status.JVM.Memory.Heap.Max": 400}}]}
                """.formatted(JOB));
        entries.put(
                "logs/flink-taskmanager-1.txt",
                "2026-03-01 11:58:20,000 WARN org.apache.flink.Entry [] - The task manager is slow.\n");
        entries.put(
                "logs/flink-taskmanager-1.out.txt",
                "Exception: java.lang.OutOfMemoryError thrown from the UncaughtExceptionHandler in thread \"x\"\n");

        Evidence evidence = read();

        assertThat(evidence.cluster()
                        .findLastSeen("flink-taskmanager-1")
                        .orElseThrow()
                        .registered())
                .isFalse();
        assertThat(evidence.logs().ofTaskManagers()).anyMatch(event -> event.mentions("OutOfMemoryError thrown from"));
    }
}
