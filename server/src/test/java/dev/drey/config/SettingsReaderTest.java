package dev.drey.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {

    private static final Path HOME = Path.of("/home/ada");

    private static Settings read(Map<String, String> flags, Map<String, String> environment, Map<String, String> file)
            throws SettingsProblem {
        return new SettingsReader(flags, environment, file, HOME).read();
    }

    @Test
    void defaultsAreUsableAsTheyAre() throws SettingsProblem {
        Settings settings = read(Map.of(), Map.of(), Map.of());

        assertThat(settings.dataFolder()).isEqualTo(Path.of("/home/ada/.drey"));
        assertThat(settings.port()).isEqualTo(4577);
        assertThat(settings.accessKey()).isNull();
        assertThat(settings.kpuMemory().totalMib()).isEqualTo(1024);
        assertThat(settings.strictAws()).isFalse();
    }

    @Test
    void switchIsTrueOrFalseAndNothingElse() throws SettingsProblem {
        assertThat(read(Map.of(), Map.of("DREY_STRICT_AWS", "true"), Map.of()).strictAws())
                .isTrue();
        assertThatThrownBy(() -> read(Map.of("strict-aws", "yes"), Map.of(), Map.of()))
                .hasMessageContaining("strict-aws must be true or false, not 'yes'");
    }

    @Test
    void flagWinsOverEnvironmentAndEnvironmentOverFile() throws SettingsProblem {
        Map<String, String> environment = Map.of("DREY_PORT", "2", "DREY_REGION", "eu-west-1");
        Map<String, String> file = Map.of("port", "3", "region", "eu-north-1", "account", "123456789012");

        Settings settings = read(Map.of("port", "1"), environment, file);

        assertThat(settings.port()).isEqualTo(1);
        assertThat(settings.region()).isEqualTo("eu-west-1");
        assertThat(settings.account()).isEqualTo("123456789012");
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        Map<String, String> file =
                Map.of("prot", "1", "account", "12", "kpu-memory", "lots", "access-key", "AKIA", "port", "70000");

        assertThatThrownBy(() -> read(Map.of(), Map.of(), file))
                .isInstanceOf(SettingsProblem.class)
                .hasMessageContaining("Did you mean 'port'?")
                .hasMessageContaining("account must be 12 digits")
                .hasMessageContaining("kpu-memory must be a whole number from 640")
                .hasMessageContaining("port must be a whole number from 0 to 65535, not '70000'")
                .hasMessageContaining("belong together");
    }

    @Test
    void unknownSettingOnTheCommandLineIsRefused() {
        assertThatThrownBy(() -> read(Map.of("kpumemory", "2048"), Map.of(), Map.of()))
                .hasMessageContaining("Did you mean 'kpu-memory'?");
    }

    @Test
    void furtherKeysStandInAFileOfTheirOwn(@TempDir Path folder) throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), "# colleagues\nADA = one\n\nBOB=two=2\n");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        Map<String, String> flags = Map.of("keys-file", keys.toString(), "access-key", "AKIA", "secret-key", "hush");

        assertThat(read(flags, Map.of(), Map.of()).accessKeys())
                .containsExactly(
                        new Settings.AccessKey("AKIA", "hush"),
                        new Settings.AccessKey("ADA", "one"),
                        new Settings.AccessKey("BOB", "two=2"));
        assertThatThrownBy(() -> read(Map.of("keys-file", keys.toString()), Map.of(), Map.of()))
                .hasMessageContaining("keys-file needs access-key and secret-key");
    }

    @Test
    void keysThatOthersCanReadOrThatAreNoneAreRefused(@TempDir Path folder) throws Exception {
        Path keys = Files.writeString(folder.resolve("keys"), "ADA=one");
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-r-----"));
        Map<String, String> flags = Map.of("keys-file", keys.toString(), "access-key", "AKIA", "secret-key", "hush");

        assertThatThrownBy(() -> read(flags, Map.of(), Map.of())).hasMessageContaining("chmod 600 " + keys);

        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(keys, "ADA=one\nnonsense");
        assertThatThrownBy(() -> read(flags, Map.of(), Map.of())).hasMessageContaining("Line 2 of " + keys);

        Files.delete(keys);
        assertThatThrownBy(() -> read(flags, Map.of(), Map.of())).hasMessageContaining("there is no " + keys);
    }

    @Test
    void addressThatOthersCanReachNeedsCredentials() throws SettingsProblem {
        Map<String, String> everywhere = Map.of("address", "0.0.0.0");

        assertThatThrownBy(() -> read(everywhere, Map.of(), Map.of()))
                .hasMessageContaining("address 0.0.0.0 can be reached from other machines")
                .hasMessageContaining("Set both, or leave the address on loopback");
        assertThat(read(everywhere, Map.of("DREY_ACCESS_KEY", "A", "DREY_SECRET_KEY", "B"), Map.of())
                        .address())
                .isEqualTo("0.0.0.0");
        assertThat(read(Map.of("address", "::1"), Map.of(), Map.of()).address()).isEqualTo("::1");
        assertThatThrownBy(() -> read(Map.of("address", "example.org"), Map.of(), Map.of()))
                .hasMessageContaining("must be an IP address");
    }

    @Test
    void secretStaysOutOfLogs() throws SettingsProblem {
        Settings settings = read(Map.of("access-key", "AKIA", "secret-key", "hush"), Map.of(), Map.of());

        assertThat(settings.toString()).contains("AKIA").doesNotContain("hush");
    }
}
