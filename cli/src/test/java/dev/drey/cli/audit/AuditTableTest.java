package dev.drey.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.audit.AuditReport.Circumstances;
import dev.drey.cli.audit.AuditReport.RunFacts;
import dev.drey.cli.trial.Downtimes.Downtime;
import dev.drey.cli.trial.FaultKind;
import dev.drey.cli.trial.Guarantee;
import dev.drey.programs.audit.verify.AuditFindings;
import dev.drey.programs.audit.verify.Emissions;
import dev.drey.programs.orders.verify.OrdersReport;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditTableTest {

    private static final OrdersReport GOOD = new OrdersReport(1_200, 99, 0, 0, 0, 0, 0, 0, List.of());
    private static final OrdersReport BAD = new OrdersReport(1_201, 99, 3, 2, 0, 1, 0, 0, List.of());

    private static AuditFindings findings(OrdersReport orders) {
        return new AuditFindings(orders, 0, 0, 4, 6, new Emissions(), List.of("There twice: x"));
    }

    private static AuditReport report(Guarantee guarantee, OrdersReport orders) {
        AuditFindings findings = findings(orders);
        return new AuditReport(
                new Circumstances("drey audit --seed 7", "drey 1", "Linux", "FLINK-2_2", 7, guarantee, 100, 2.5),
                List.of(
                        new Downtime(FaultKind.JOB_MANAGER_KILL, 3_000, true),
                        new Downtime(FaultKind.JOB_MANAGER_KILL, 4_000, true),
                        new Downtime(FaultKind.JOB_MANAGER_KILL, 9_000, false),
                        new Downtime(FaultKind.SERVICE_KILL, 0, true)),
                Optional.of(findings),
                new RunFacts(1, 1, 1_000, 4),
                guarantee.violations(findings));
    }

    @Test
    void eachKindHasItsRow() {
        assertThat(AuditTable.lines(report(Guarantee.EXACTLY_ONCE, GOOD)))
                .containsSubsequence(
                        "drey audit --seed 7",
                        "drey 1; Linux; FLINK-2_2; exactly-once; seed 7; 100 seconds; load average 2.5",
                        "FAULT             STRUCK  ALONE  median s  longest s  LONGEST s",
                        "job-manager-kill  3       2      3.50      4.00       9.00",
                        "service-kill      1       1      0.00      0.00       0.00",
                        "all               4",
                        "records checked                       1,200",
                        "recoveries seen in the output         5",
                        "PASSED");
    }

    @Test
    void lostAndDoubledRecordsViolateExactlyOnce() {
        AuditReport report = report(Guarantee.EXACTLY_ONCE, BAD);

        assertThat(report.isPassed()).isFalse();
        assertThat(AuditTable.lines(report))
                .containsSubsequence(
                        "lost                                  2",
                        "doubled                               3",
                        "VIOLATED",
                        "  2 records are lost",
                        "  3 records are doubled",
                        "  1 record is with a wrong running count",
                        "    There twice: x");
        assertThat(AuditJson.of(report).path("passed").asBoolean()).isFalse();
        assertThat(AuditJson.of(report).path("output").path("lost").asLong()).isEqualTo(2);
    }

    @Test
    void atLeastOnceAllowsDoublesButNoLosses() {
        assertThat(report(Guarantee.AT_LEAST_ONCE, BAD).violations()).containsExactly("2 records are lost");
        assertThat(report(Guarantee.AT_LEAST_ONCE, new OrdersReport(1_203, 99, 3, 0, 0, 1, 1, 0, List.of()))
                        .isPassed())
                .isTrue();
    }

    @Test
    void programsGetEachFault() {
        assertThat(AuditJson.of(report(Guarantee.EXACTLY_ONCE, GOOD)).path("faults"))
                .hasSize(4)
                .first()
                .satisfies(fault -> {
                    assertThat(fault.path("kind").asText()).isEqualTo("job-manager-kill");
                    assertThat(fault.path("downtimeMillis").asLong()).isEqualTo(3_000);
                    assertThat(fault.path("alone").asBoolean()).isTrue();
                });
    }
}
