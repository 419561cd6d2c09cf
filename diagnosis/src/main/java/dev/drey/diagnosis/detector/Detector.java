package dev.drey.diagnosis.detector;

import java.util.List;

/** Looks for one cause, or for those of one kind. A pure function; saying nothing is the normal and cheap answer. */
public interface Detector {

    /** What it takes for possible, with its evidence; mostly nothing. */
    List<Hypothesis> examine(Case theCase);
}
