package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.trial.FaultKind;
import dev.drey.cli.trial.Machine;
import dev.drey.programs.audit.verify.AuditFindings;
import dev.drey.programs.audit.verify.Emissions;
import dev.drey.programs.orders.verify.OrdersReport;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SoakReportTest {

    private static final OrdersReport GOOD = new OrdersReport(1_200, 99, 0, 0, 0, 0, 0, 0, List.of());
    private static final OrdersReport BAD = new OrdersReport(1_201, 99, 3, 2, 0, 1, 0, 0, List.of());

    private static SoakReport report(long replaced, long restarts, OrdersReport orders) {
        return new SoakReport(
                "drey bench soak",
                "drey 1",
                new Machine("Linux amd64", 2, "17"),
                "FLINK-2_2",
                7,
                120,
                new Soak.Seen(
                        Map.of(FaultKind.TASK_MANAGER_PAUSE, 4L),
                        replaced,
                        restarts,
                        5_230,
                        3.5,
                        new AuditFindings(orders, 0, 0, 1, 1, new Emissions(), List.of())));
    }

    @Test
    void pausesThatNothingIsDoneAboutAreNoAlarm() {
        SoakReport report = report(0, 0, GOOD);

        assertThat(report.violations()).isEmpty();
        assertThat(report.words())
                .contains("NO FALSE ALARM")
                .anyMatch(line -> line.startsWith("task-manager-pause of 5 s") && line.endsWith("4"))
                .anyMatch(line -> line.startsWith("longest silence of a task") && line.endsWith("5.23 s"));
        assertThat(report.json().path("passed").asBoolean()).isTrue();
        assertThat(report.json().path("pauses").path("task-manager-pause").asLong())
                .isEqualTo(4);
    }

    @Test
    void replacedProcessRestartedJobAndDoubledRecordAreEachAViolation() {
        assertThat(report(1, 0, GOOD).violations()).singleElement().asString().contains("replaced");
        assertThat(report(0, 1, GOOD).violations()).singleElement().asString().contains("restarted");
        assertThat(report(0, 0, BAD).violations()).anyMatch(violation -> violation.contains("doubled"));
        assertThat(report(0, 0, BAD).words()).contains("VIOLATED");
    }
}
