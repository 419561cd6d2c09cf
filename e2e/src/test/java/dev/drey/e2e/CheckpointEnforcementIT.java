package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.flink.Checkpoint;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CheckpointConfigurationDescription;

/**
 * The service's checkpoint settings are what Flink runs with, whatever main() sets: a DataStream program that sets
 * everything it can, one that mixes both APIs, and a pure Table program.
 */
@ExtendWith(SharedService.class)
class CheckpointEnforcementIT {

    /** Several times each program's own interval. */
    private static final Duration LONG_ENOUGH_TO_SEE_A_CHECKPOINT = Duration.ofSeconds(3);

    /** Each program on one line, unless all are asked for. */
    static Stream<Arguments> linesAndPrograms() {
        boolean all = "all".equals(System.getProperty("drey.tests"));
        return Stream.of(Line.FLINK_1_20, Line.FLINK_2_2)
                .flatMap(line -> Stream.of(Program.HEADSTRONG, Program.MIXED, Program.TABLE)
                        .filter(program -> all || (program == Program.MIXED) == (line == Line.FLINK_1_20))
                        .map(program -> Arguments.of(line, program)));
    }

    @ParameterizedTest
    @MethodSource("linesAndPrograms")
    void defaultBeatsTheRequestAndTheProgram(Line line, Program program, DreyService service) throws Exception {
        Plan plan = Plan.of(line, program)
                .withCheckpoints(checkpoints -> checkpoints
                        .configurationType("DEFAULT")
                        .checkpointingEnabled(false)
                        .checkpointInterval(1_000L)
                        .minPauseBetweenCheckpoints(0L));
        try (TestApplication application = TestApplication.create(service, name("default", line, program), plan)) {
            CheckpointConfigurationDescription described = application
                    .describe()
                    .applicationConfigurationDescription()
                    .flinkApplicationConfigurationDescription()
                    .checkpointConfigurationDescription();
            assertThat(described.checkpointingEnabled()).isTrue();
            assertThat(described.checkpointInterval()).isEqualTo(60_000);
            assertThat(described.minPauseBetweenCheckpoints()).isEqualTo(5_000);
            assertSettings(application.run().checkpointConfig(), 60_000, 5_000);
        }
    }

    @ParameterizedTest
    @MethodSource("linesAndPrograms")
    void customBeatsTheProgram(Line line, Program program, DreyService service) throws Exception {
        Plan plan = Plan.of(line, program)
                .withCheckpoints(checkpoints -> checkpoints
                        .configurationType("CUSTOM")
                        .checkpointingEnabled(true)
                        .checkpointInterval(1_500L)
                        .minPauseBetweenCheckpoints(200L));
        try (TestApplication application = TestApplication.create(service, name("custom", line, program), plan)) {
            Flink flink = application.run();
            assertSettings(flink.checkpointConfig(), 1_500, 200);
            Checkpoint checkpoint = flink.awaitCheckpointAfter(0);
            assertThat(checkpoint.externalPath()).contains(service.data().toString());
        }
    }

    @ParameterizedTest
    @MethodSource("linesAndPrograms")
    void disabledMeansThatNoCheckpointIsTriggered(Line line, Program program, DreyService service) throws Exception {
        Plan plan = Plan.of(line, program)
                .withCheckpoints(
                        checkpoints -> checkpoints.configurationType("CUSTOM").checkpointingEnabled(false));
        try (TestApplication application = TestApplication.create(service, name("disabled", line, program), plan)) {
            Flink flink = application.run();
            // Flink has no other word for "never".
            assertThat(flink.checkpointConfig().path("interval").asLong()).isEqualTo(Long.MAX_VALUE);
            flink.awaitAge(LONG_ENOUGH_TO_SEE_A_CHECKPOINT);
            JsonNode counts = flink.checkpoints().path("counts");
            assertThat(counts.path("total").asLong(-1)).as(counts.toString()).isZero();
        }
    }

    private static void assertSettings(JsonNode config, long interval, long pause) {
        assertThat(config.path("interval").asLong()).isEqualTo(interval);
        assertThat(config.path("min_pause").asLong()).isEqualTo(pause);
        assertThat(config.path("mode").asText()).isEqualTo("exactly_once");
        assertThat(config.path("max_concurrent").asInt()).isEqualTo(1);
        assertThat(config.path("unaligned_checkpoints").asBoolean()).isFalse();
    }

    private static String name(String setting, Line line, Program program) {
        return "%s-%s-%s".formatted(setting, program.name().toLowerCase(Locale.ROOT), line.suffix());
    }
}
