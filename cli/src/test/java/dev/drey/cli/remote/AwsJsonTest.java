package dev.drey.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.cli.testing.FakeService;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class AwsJsonTest {

    @Test
    void theBodyArrivesAsWrittenAndSigned() throws Exception {
        String body = "{\"CheckpointingEnabled\": \"true\"}";
        try (FakeService fake = FakeService.start().reply("CreateApplication", 200, "{}");
                Service service = fake.client()) {
            service.awsJson().call("CreateApplication", body);

            FakeService.Asked asked = fake.asked().get(0);
            assertThat(asked.body()).isEqualTo(body);
            assertThat(asked.contentType()).isEqualTo("application/x-amz-json-1.1");
            assertThat(asked.authorization()).contains("Credential=drey/", "/us-east-1/kinesisanalytics/aws4_request");
        }
    }

    @Test
    void aRefusalIsToldInTheServicesWords() throws Exception {
        try (FakeService fake = FakeService.start()
                        .reply(
                                "CreateApplication",
                                400,
                                "{\"__type\":\"LimitExceededException\",\"Message\":\"full\"}");
                Service service = fake.client()) {
            assertThatThrownBy(() -> service.awsJson().call("CreateApplication", "{}"))
                    .isInstanceOf(IOException.class)
                    .hasMessage("CreateApplication was refused: LimitExceededException: full");
        }
    }
}
