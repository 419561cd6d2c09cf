package dev.drey.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
    void secretStaysOutOfLogs() throws SettingsProblem {
        Settings settings = read(Map.of("access-key", "AKIA", "secret-key", "hush"), Map.of(), Map.of());

        assertThat(settings.toString()).contains("AKIA").doesNotContain("hush");
    }
}
