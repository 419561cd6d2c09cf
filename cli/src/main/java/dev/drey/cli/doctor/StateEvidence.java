package dev.drey.cli.doctor;

import dev.drey.cli.remote.RefusedException;
import dev.drey.cli.remote.Service;
import dev.drey.cli.text.Screen;
import dev.drey.diagnosis.collect.StateReader;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.StateContents;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Adds to the evidence of an application what its newest checkpoint holds. */
final class StateEvidence {

    private static final Map<String, String> PARAMETERS = Map.of("seconds", "30", "most", "1");

    private StateEvidence() {}

    /** As it was where the state cannot be read, which the person is told. */
    static List<Evidence> added(List<Evidence> evidence, Service service, String application, Screen screen)
            throws IOException, InterruptedException {
        screen.live("reading the state of " + application);
        try {
            StateContents contents = StateReader.read(service.clusters().readState(application, PARAMETERS));
            return evidence.stream().map(one -> one.withState(contents)).toList();
        } catch (RefusedException refusal) {
            System.err.println("drey: examined without state: " + refusal.getMessage());
            return evidence;
        } finally {
            screen.wipe();
        }
    }
}
