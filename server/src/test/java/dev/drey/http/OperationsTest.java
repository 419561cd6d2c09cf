package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StopApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.StopApplicationResponse;

class OperationsTest {
    @Test
    void operationUnknownToTheModelIsRefused() {
        assertThatThrownBy(() -> new Operations(List.of(named("Halt"))))
                .hasMessage("AWS's service model has no operation named Halt");
    }

    @Test
    void twoOperationsOfOneNameAreRefused() {
        assertThatThrownBy(() -> new Operations(List.of(named("StopApplication"), named("StopApplication"))))
                .hasMessage("There are two operations named StopApplication");
    }

    private static Operation<?, ?> named(String name) {
        return new StubOperation<>(
                name,
                StopApplicationRequest::builder,
                request -> StopApplicationResponse.builder().build());
    }
}
