package dev.drey.cli.doctor;

import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.remedy.Complaint;
import dev.drey.diagnosis.remedy.Prescription;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A remedy that the service is to carry out. Pure.
 *
 * @param version of the application that it was worked out for
 */
record Order(Finding finding, Prescription prescription, Duration patience, long version) {

    /** As the query of a request. */
    String query() {
        Complaint complaint = Complaint.of(finding);
        List<String> parts = new ArrayList<>();
        add("cause", complaint.cause(), parts);
        add("symptom", complaint.symptom(), parts);
        add("sentence", finding.sentence(), parts);
        add("within", String.valueOf(patience.toSeconds()), parts);
        add("version", String.valueOf(version), parts);
        prescription.changes().forEach(change -> {
            String name = change.target() + "/" + change.key() + "=";
            add("set", name + change.to(), parts);
            if (change.from() != null) {
                add("was", name + change.from(), parts);
            }
        });
        return String.join("&", parts);
    }

    private static void add(String name, String value, List<String> parts) {
        parts.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
