package dev.drey.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class AccessTest {

    @Test
    void anEmptyEnvironmentGivesDreysOwn() {
        Access access = Access.of(Map.of());

        assertThat(access).isEqualTo(new Access(AwsBasicCredentials.create("drey", "drey"), "us-east-1"));
    }

    @Test
    void theEnvironmentsOwnWins() {
        Access access = Access.of(Map.of(
                "AWS_ACCESS_KEY_ID", "id",
                "AWS_SECRET_ACCESS_KEY", "secret",
                "AWS_SESSION_TOKEN", "session",
                "AWS_DEFAULT_REGION", "eu-west-1"));

        assertThat(access).isEqualTo(new Access(AwsSessionCredentials.create("id", "secret", "session"), "eu-west-1"));
    }
}
