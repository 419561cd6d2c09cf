package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What nothing needs any more goes, what something needs stays, and after a delete nothing is left. */
@ExtendWith(SharedService.class)
class GarbageIT {

    private static final Duration TO_TIDY = Duration.ofSeconds(60);

    @Test
    void nothingRemainsOfAnApplicationThatFailedOftenAndWasDeleted(DreyService service) throws Exception {
        String name = "tidy";
        OrdersOutput output = new OrdersOutput(service, name);
        Set<Path> temporaryBefore = temporary();
        Folders folders = new Folders(service, name);
        List<Integer> ports;
        try (TestApplication application =
                TestApplication.create(service, name, Plan.orders(Line.FLINK_2_2, name + "/run"))) {
            Flink flink = application.run();
            output.awaitExactlyOnceBeyond(0);
            application.snapshot("kept");
            Cluster first = application.cluster();
            Processes.kill(first.anyTaskManager());
            Await.that(
                    "it is replaced",
                    TO_TIDY,
                    () -> !application.cluster().taskManagers().equals(first.taskManagers()));
            flink.awaitFullyRunning();
            assertThat(folders.scratchOfTaskManagers()).hasSize(1);

            Processes.kill(first.jobManager());
            Cluster second = Await.until(
                    "a new cluster is there",
                    TO_TIDY,
                    () -> application.findCluster().orElseThrow(),
                    found -> !found.jobId().equals(first.jobId()));
            Await.that(
                    "only the present job's checkpoints are left",
                    TO_TIDY,
                    () -> folders.jobsWithCheckpoints().equals(Set.of(second.jobId())));
            assertThat(folders.savepoints()).hasSize(1);
            output.awaitExactlyOnceBeyond(0);
            ports = List.of(second.flinkRest().getPort(), rpcPort(application.flink()));
        }

        assertThat(folders.all()).isEmpty();
        assertThat(Processes.flinkOf(service.data())).isEmpty();
        for (int port : ports) {
            assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
                    .isInstanceOf(ConnectException.class);
        }
        assertThat(temporary()).isSubsetOf(temporaryBefore);
    }

    static int rpcPort(Flink flink) throws IOException, InterruptedException {
        for (JsonNode setting : flink.get("/jobmanager/config")) {
            if (setting.path("key").asText().equals("jobmanager.rpc.port")) {
                return setting.path("value").asInt();
            }
        }
        throw new IOException("Flink does not tell its port.");
    }

    /** What Flink would leave in the machine's temporary folder if it were not told otherwise. */
    private static Set<Path> temporary() throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return entries.filter(entry ->
                            entry.getFileName().toString().matches("(flink|tm_|jm_|blobStore|rocksdb|localState).*"))
                    .collect(Collectors.toSet());
        }
    }
}
