package dev.drey.diagnosis.preflight;

import dev.drey.diagnosis.detector.Hypothesis;
import java.util.List;

/** Says of a job that does not run yet what will go wrong in one respect. Pure, and without state. */
public interface Check {

    /** One for each place; none where nothing is to be seen. Those that explain a symptom have come about already. */
    List<Hypothesis> examine(Blueprint blueprint);
}
