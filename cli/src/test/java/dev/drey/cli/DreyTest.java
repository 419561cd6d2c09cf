package dev.drey.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.testing.FakeService;
import dev.drey.cli.testing.TypedCommand;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class DreyTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine drey =
            Drey.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void helpListsEveryCommand() {
        assertThat(drey.execute("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "demo",
                        "up",
                        "down",
                        "deploy",
                        "apps",
                        "status",
                        "logs",
                        "start",
                        "stop",
                        "snapshot",
                        "snapshots")
                .contains("delete", "runtime", "completion", "bench", "audit");
    }

    @Test
    void aServiceThatDoesNotAnswerIsToldWithTheRemedy() throws Exception {
        String endpoint;
        try (FakeService gone = FakeService.start()) {
            endpoint = gone.endpoint().toString();
        }

        assertThat(drey.execute("apps", "--endpoint", endpoint)).isEqualTo(1);
        assertThat(err.toString()).contains("No service answers at " + endpoint, "drey up");
    }

    @Test
    void anUnknownRuntimeIsRefusedBeforeAnythingIsDone() {
        assertThat(drey.execute("demo", "--runtime", "FLINK-1_6")).isEqualTo(2);
        assertThat(err.toString()).contains("The demo does not run on FLINK-1_6", "FLINK-1_20");
    }

    @Test
    void theCompletionOfAShellKnowsTheCommandsAndTheirOptions() {
        for (String shell : List.of("bash", "zsh")) {
            TypedCommand completion = TypedCommand.runAlone(Drey::commandLine, "completion", shell);

            assertThat(completion.code()).isZero();
            assertThat(completion.out())
                    .contains("complete -F _complete_drey", "deploy", "--parallelism-per-kpu", "FLINK-2_2");
        }
    }

    @Test
    void aMeasurementThatCannotBeTakenIsRefusedBeforeAnythingIsDone() {
        assertThat(drey.execute("bench", "footprint", "--runtime", "FLINK-1_6")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no runtime FLINK-1_6", "FLINK-2_2");
        assertThat(drey.execute("bench", "start", "--rounds", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--rounds must be at least 1, not 0");
        assertThat(drey.execute("bench", "downtime", "--kinds", "update")).isEqualTo(2);
        assertThat(err.toString()).contains("'update' is not measured", "host-loss");
        assertThat(drey.execute("bench", "soak", "--duration", "soon")).isEqualTo(2);
        assertThat(err.toString()).contains("'soon' is no duration");
        assertThat(drey.execute("bench")).isEqualTo(2);
        assertThat(err.toString()).contains("Say what to measure");
    }
}
