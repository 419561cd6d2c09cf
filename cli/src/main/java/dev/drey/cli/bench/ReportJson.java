package dev.drey.cli.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cli.trial.Series;
import java.util.Locale;

/** A report as programs read it. */
final class ReportJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private ReportJson() {}

    static ObjectNode of(Report report) {
        ObjectNode json = JSON.createObjectNode()
                .put("command", report.command())
                .put("version", report.version())
                .put("loadBefore", report.loadBefore())
                .put("loadAfter", report.loadAfter());
        json.set("machine", JSON.valueToTree(report.machine()));
        report.notes().forEach(json.withArray("notes")::add);
        report.rows().forEach(row -> json.withArray("figures").add(figure(row)));
        return json;
    }

    private static ObjectNode figure(Row row) {
        ObjectNode json = JSON.createObjectNode()
                .put("runtime", row.runtime())
                .put("what", row.what())
                .put("unit", row.unit().name().toLowerCase(Locale.ROOT));
        row.drey().ifPresent(series -> json.set("drey", series(series)));
        row.plain().ifPresent(series -> json.set("plain", series(series)));
        row.ratio().ifPresent(ratio -> json.put("ratio", ratio));
        return json;
    }

    private static ObjectNode series(Series series) {
        ObjectNode json = JSON.createObjectNode()
                .put("min", series.min())
                .put("median", series.median())
                .put("max", series.max());
        series.values().forEach(json.withArray("values")::add);
        return json;
    }
}
