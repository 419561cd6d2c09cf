package dev.drey.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.drey.cli.testing.FakeService;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

class ExplanationTest {

    @Test
    void aRefusalIsToldInTheServicesWords() throws IOException {
        try (FakeService fake = FakeService.start()
                        .reply(
                                "StartApplication",
                                400,
                                "{\"__type\":\"ResourceInUseException\",\"Message\":\"busy\"}");
                Service service = fake.client()) {
            SdkException refusal = catchThrowableOfType(
                    SdkException.class,
                    () -> service.analytics().startApplication(request -> request.applicationName("x")));

            assertThat(Explanation.of(refusal)).isEqualTo("The service refused: ResourceInUseException: busy");
        }
    }

    @Test
    void aServiceThatIsGoneIsToldAsSuch() throws IOException {
        FakeService fake = FakeService.start();
        try (Service service = fake.client()) {
            fake.close();

            SdkException silence = catchThrowableOfType(
                    SdkException.class, () -> service.analytics().listApplications());

            assertThat(Explanation.of(silence)).contains("does not answer any more", "drey up");
        }
    }

    @Test
    void aFileIsToldWithWhatIsWrongWithIt() {
        assertThat(Explanation.of(new NoSuchFileException("/proc/x")))
                .isEqualTo("/proc/x cannot be used: NoSuchFileException.");
    }
}
