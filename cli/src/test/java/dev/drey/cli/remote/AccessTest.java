package dev.drey.cli.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

class AccessTest {

    @Test
    void anEmptyEnvironmentGivesDreysOwn() {
        Access access = Access.of(Map.of(), Map.of());

        assertThat(access).isEqualTo(new Access(AwsBasicCredentials.create("drey", "drey"), "us-east-1"));
    }

    @Test
    void theEnvironmentsOwnWins() {
        Access access = Access.of(
                Map.of(
                        "AWS_ACCESS_KEY_ID", "id",
                        "AWS_SECRET_ACCESS_KEY", "secret",
                        "AWS_SESSION_TOKEN", "session",
                        "AWS_DEFAULT_REGION", "eu-west-1"),
                Map.of("access-key", "of", "secret-key", "file"));

        assertThat(access).isEqualTo(new Access(AwsSessionCredentials.create("id", "secret", "session"), "eu-west-1"));
    }

    @Test
    void whatTheServiceIsConfiguredWithIsUsedWithoutBeingAskedFor(@TempDir Path home) throws Exception {
        Path file = home.resolve(".config/drey/drey.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "access-key=of\nsecret-key = the-file\n");

        assertThat(Access.find(Map.of(), home).credentials()).isEqualTo(AwsBasicCredentials.create("of", "the-file"));
        assertThat(Access.find(Map.of("DREY_ACCESS_KEY", "of", "DREY_SECRET_KEY", "environment"), home)
                        .credentials())
                .isEqualTo(AwsBasicCredentials.create("of", "environment"));
    }

    @Test
    void aSettingsFileThatIsNamedMustBeThere(@TempDir Path home) {
        assertThatThrownBy(() -> Access.find(Map.of("DREY_CONFIG", home + "/none"), home))
                .hasMessageContaining(home + "/none");
    }
}
