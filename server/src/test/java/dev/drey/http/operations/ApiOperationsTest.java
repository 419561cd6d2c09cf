package dev.drey.http.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Exception;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ServiceUnavailableException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UrlType;

class ApiOperationsTest {

    @Test
    void operationThatIsNotThereYetSaysWhichAreNot(@TempDir Path folder) throws Exception {
        try (ApiServer server = new ApiServer(folder)) {
            assertThatThrownBy(() -> server.client()
                            .createApplicationPresignedUrl(
                                    r -> r.applicationName("a").urlType(UrlType.FLINK_DASHBOARD_URL)))
                    .isInstanceOf(KinesisAnalyticsV2Exception.class)
                    .hasMessageContaining(
                            "CreateApplicationPresignedUrl is not available in Drey yet. All operations are,"
                                    + " except: CreateApplicationPresignedUrl.");
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
