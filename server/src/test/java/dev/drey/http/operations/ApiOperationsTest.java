package dev.drey.http.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ServiceUnavailableException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UnsupportedOperationException;

class ApiOperationsTest {

    @Test
    void operationThatIsNotThereYetSaysWhichAre(@TempDir Path folder) throws Exception {
        try (ApiServer server = new ApiServer(folder)) {
            assertThatThrownBy(() -> server.client().listApplicationVersions(r -> r.applicationName("a")))
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("CreateApplication, CreateApplicationPresignedUrl, CreateApplicationSnapshot,"
                            + " DeleteApplication,"
                            + " DeleteApplicationSnapshot, DescribeApplication, DescribeApplicationOperation,"
                            + " DescribeApplicationSnapshot, ListApplicationOperations, ListApplicationSnapshots,"
                            + " ListApplications, ListTagsForResource, StartApplication, StopApplication.");
        }
    }

    @Test
    void registryThatCannotBeReadIsToldInItsOwnWords(@TempDir Path folder) throws Exception {
        try (ApiServer server = new ApiServer(folder)) {
            server.registry().close();

            assertThatThrownBy(() -> server.client().listApplications())
                    .isInstanceOfSatisfying(ServiceUnavailableException.class, e -> {
                        assertThat(e.statusCode()).isEqualTo(503);
                        assertThat(e.getMessage()).contains("registry.db cannot be used");
                    });
        }
    }
}
