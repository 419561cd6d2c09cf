package dev.drey.http.operations;

import static dev.drey.http.operations.ApiServer.ARN_PREFIX;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.testing.Examples;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsResponse;

/** Pages over many applications. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListApplicationsTest {

    private static final List<String> NAMES =
            IntStream.rangeClosed(1, 120).mapToObj("app-%03d"::formatted).toList();

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new ApiServer(folder);
        server.registry().change(tx -> NAMES.forEach(name -> tx.save(Examples.application(name))));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyApplicationIsOnOnePage() {
        assertThat(server.client().listApplicationsPaginator().stream())
                .extracting(page -> page.applicationSummaries().size())
                .containsExactly(50, 50, 20);
        assertThat(server.client().listApplicationsPaginator(r -> r.limit(40)).stream()
                        .flatMap(page -> page.applicationSummaries().stream()))
                .extracting(ApplicationSummary::applicationName)
                .containsExactlyElementsOf(NAMES);
    }

    @Test
    void tokenIsTheLastNameAndTheLastPageHasNone() {
        ListApplicationsResponse first = server.client().listApplications(r -> r.limit(10));
        ListApplicationsResponse last =
                server.client().listApplications(r -> r.limit(10).nextToken("app-110"));

        assertThat(first.nextToken()).isEqualTo("app-010");
        assertThat(last.applicationSummaries()).hasSize(10);
        assertThat(last.nextToken()).isNull();
    }

    @Test
    void summaryHasWhatAListNeeds() {
        assertThat(server.client().listApplications(r -> r.limit(1)).applicationSummaries())
                .containsExactly(ApplicationSummary.builder()
                        .applicationName("app-001")
                        .applicationARN(
                                ARN_PREFIX.replace("eu-west-1:123456789012", "us-east-1:000000000000") + "app-001")
                        .applicationStatus("READY")
                        .applicationVersionId(1L)
                        .runtimeEnvironment("FLINK-1_20")
                        .applicationMode("STREAMING")
                        .build());
    }
}
