package dev.drey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.ConfigFacts.SettingFacts;
import dev.drey.cli.remote.SettingOrigins;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigFactsTest {

    private static final Map<String, String> NOTHING = Map.of();

    @Test
    void eachValueHasItsOrigin() {
        SettingOrigins origins = new SettingOrigins(Set.of("execution.checkpointing.mode"), NOTHING, List.of());
        Map<String, String> cluster = Map.of(
                "execution.checkpointing.mode", "AT_LEAST_ONCE",
                "execution.checkpointing.timeout", "60 min",
                "execution.checkpointing.max-concurrent-checkpoints", "1");

        ConfigFacts facts = ConfigFacts.of(
                "clicks",
                false,
                Map.of(
                        "mode", "at_least_once",
                        "timeout", "3600000",
                        "max_concurrent", "1",
                        "interval", "60000",
                        "unaligned_checkpoints", "false"),
                cluster,
                origins);

        assertThat(facts.checkpoints())
                .containsExactlyInAnyOrder(
                        new SettingFacts("mode", "at_least_once", "property group drey.flink"),
                        new SettingFacts("timeout", "3600000", "Amazon's default"),
                        new SettingFacts("max_concurrent", "1", "Drey"),
                        new SettingFacts("interval", "60000", "Amazon's default"),
                        new SettingFacts("unaligned_checkpoints", "false", "Flink's default"));
    }

    @Test
    void whatTheRequestAsksForIsItsChoice() {
        ConfigFacts facts = ConfigFacts.of(
                "clicks", true, Map.of("interval", "1000"), NOTHING, new SettingOrigins(Set.of(), NOTHING, List.of()));

        assertThat(facts.checkpoints()).containsExactly(new SettingFacts("interval", "1000", "request"));
    }

    @Test
    void namesOfFormerVersionsAreTheSameSettings() {
        SettingOrigins origins = new SettingOrigins(
                Set.of("execution.checkpointing.incremental"),
                Map.of("execution.checkpointing.incremental", "state.backend.incremental"),
                List.of());

        ConfigFacts facts =
                ConfigFacts.of("clicks", true, NOTHING, Map.of("state.backend.incremental", "false"), origins);

        assertThat(facts.cluster())
                .containsExactly(new SettingFacts("state.backend.incremental", "false", "property group drey.flink"));
    }

    @Test
    void whatTheProgramWantedIsTold() {
        SettingOrigins origins = new SettingOrigins(
                Set.of(),
                NOTHING,
                List.of(
                        new SettingOrigins.OfProgram("state.backend.type", "hashmap", true),
                        new SettingOrigins.OfProgram("restart-strategy", "none", false)));

        assertThat(ConfigFacts.of("clicks", true, NOTHING, NOTHING, origins).program())
                .containsExactly(
                        new SettingFacts("state.backend.type", "hashmap", "program: overridden"),
                        new SettingFacts("restart-strategy", "none", "program"));
    }
}
