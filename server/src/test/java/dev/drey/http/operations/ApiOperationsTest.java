package dev.drey.http.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Request;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ServiceUnavailableException;

class ApiOperationsTest {

    @Test
    void everyOperationOfAwssServiceModelIsOffered(@TempDir Path folder) throws Exception {
        Set<String> model = new TreeSet<>();
        for (Method method : KinesisAnalyticsV2Client.class.getMethods()) {
            Class<?>[] parameters = method.getParameterTypes();
            if (parameters.length == 1
                    && KinesisAnalyticsV2Request.class.isAssignableFrom(parameters[0])
                    && !method.getName().endsWith("Paginator")) {
                String name = method.getName();
                model.add(Character.toUpperCase(name.charAt(0)) + name.substring(1));
            }
        }

        try (ApiServer server = new ApiServer(folder)) {
            assertThat(model).hasSize(33);
            assertThat(server.operations()).containsExactlyInAnyOrderElementsOf(model);
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
