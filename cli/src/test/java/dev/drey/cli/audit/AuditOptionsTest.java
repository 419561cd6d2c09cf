package dev.drey.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.testing.TypedCommand;
import dev.drey.cli.trial.SpanConverter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AuditOptionsTest {

    private static TypedCommand typed(String... arguments) {
        return TypedCommand.runAlone(() -> new CommandLine(new AuditCommand()), arguments);
    }

    @Test
    void whatCannotBeUsedIsRefusedBeforeAnythingIsDone() {
        assertThat(typed("--kinds", "earthquake").err())
                .contains("There is no kind of fault 'earthquake'", "host-loss");
        assertThat(typed("--faults", "0").err()).contains("--faults must be at least 1, not 0");
        assertThat(typed("--mode", "mostly").err()).contains("exactly-once, at-least-once");
        assertThat(typed("--runtime", "FLINK-1_6").err()).contains("The audit does not run on FLINK-1_6");
        assertThat(typed("--duration", "soon").err()).contains("write 90s, 10m or 2h");
        assertThat(typed("--rate", "1").code()).isEqualTo(2);
    }

    @Test
    void kindsAreTold() {
        TypedCommand list = typed("--list");

        assertThat(list.code()).isZero();
        assertThat(list.out()).contains("job-manager-kill", "SIGKILL of the job manager");
    }

    @Test
    void spansAreReadWithTheirUnit() {
        assertThat(new SpanConverter().convert("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(new SpanConverter().convert("10m")).isEqualTo(Duration.ofMinutes(10));
        assertThat(new SpanConverter().convert("2h")).isEqualTo(Duration.ofHours(2));
    }
}
