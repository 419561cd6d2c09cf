package dev.drey.doctor;

import dev.drey.diagnosis.Doctor;
import dev.drey.diagnosis.collect.ApplicationSource;
import dev.drey.diagnosis.collect.EvidenceCollector;
import dev.drey.diagnosis.collect.RestSource;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Home;
import dev.drey.diagnosis.finding.Diagnosis;
import dev.drey.telemetry.LostTaskManager;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/** One incarnation of an application under examination. Used by one thread at a time. */
final class Patient {

    private final Facts first;
    private final RememberedSource flink;
    private final InstantSource clock;
    private Memory memory = Memory.NONE;

    /** @param flink its job manager */
    Patient(Facts first, RestSource flink, InstantSource clock) {
        this.first = first;
        this.flink = new RememberedSource(flink);
        this.clock = clock;
    }

    /** Whether it is still the same cluster. */
    boolean is(Facts facts) {
        return first.incarnation().id().equals(facts.incarnation().id());
    }

    /** How many requests were sent to the job manager so far. */
    long requests() {
        return flink.requests();
    }

    /**
     * What an examination saw and came to.
     *
     * @param looks that it rests on
     */
    record Examination(Evidence evidence, Diagnosis diagnosis, int looks) {}

    /**
     * Looks once more, and concludes from that and from what was seen before.
     *
     * @throws IOException when nobody answers
     */
    Examination examine(Doctor doctor, Facts facts, Home home, KeptLogs logs, List<LostTaskManager> lost)
            throws IOException {
        RestSource source =
                new ApplicationSource(flink, logs, facts.application().name(), clock);
        memory = memory.with(EvidenceCollector.look(source, facts.incarnation().id(), true, home));
        Evidence evidence = memory.evidence(lost);
        return new Examination(
                evidence, doctor.examine(evidence), memory.looks().size());
    }
}
