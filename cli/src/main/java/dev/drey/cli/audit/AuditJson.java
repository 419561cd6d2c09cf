package dev.drey.cli.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.programs.audit.verify.AuditFindings;

/** A report as programs read it. */
final class AuditJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private AuditJson() {}

    static ObjectNode of(AuditReport report) {
        AuditReport.Circumstances about = report.circumstances();
        ObjectNode json = JSON.createObjectNode()
                .put("passed", report.isPassed())
                .put("command", about.command())
                .put("version", about.version())
                .put("machine", about.machine())
                .put("runtime", about.runtime())
                .put("mode", about.guarantee().id())
                .put("seed", about.seed())
                .put("seconds", about.seconds())
                .put("load", about.load());
        report.violations().forEach(json.withArray("violations")::add);
        report.downtimes()
                .forEach(downtime -> json.withArray("faults")
                        .addObject()
                        .put("kind", downtime.kind().id())
                        .put("downtimeMillis", downtime.millis())
                        .put("alone", downtime.alone()));
        report.findings().ifPresent(findings -> json.set("output", output(findings)));
        json.set("run", JSON.valueToTree(report.facts()));
        return json;
    }

    private static ObjectNode output(AuditFindings found) {
        ObjectNode json = JSON.createObjectNode()
                .put("records", found.orders().records())
                .put("lost", found.lost())
                .put("doubled", found.doubled())
                .put("wrongCounts", found.orders().wrongCounts())
                .put("wrongTotals", found.orders().wrongTotals())
                .put("wrongContent", found.orders().wrongContent())
                .put("unreadable", found.orders().unreadable())
                .put("wrongAccounts", found.wrongAccounts())
                .put("sideBySide", found.overlaps())
                .put("incarnations", found.incarnations())
                .put("starts", found.starts());
        found.examples().forEach(json.withArray("examples")::add);
        return json;
    }
}
