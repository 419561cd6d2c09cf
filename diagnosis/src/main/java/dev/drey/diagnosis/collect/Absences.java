package dev.drey.diagnosis.collect;

import dev.drey.diagnosis.evidence.Absence;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Notes what could not be had; of each kind the first reason. */
final class Absences {

    private final Map<Absence.Kind, Absence> noted = new EnumMap<>(Absence.Kind.class);

    void add(Absence.Kind kind, String reason) {
        noted.putIfAbsent(kind, new Absence(kind, reason));
    }

    List<Absence> all() {
        return List.copyOf(noted.values());
    }
}
