/**
 * From hypotheses to findings: which of them is the cause of which symptom, what is but its consequence, and what else was
 * considered. Start with {@link dev.drey.diagnosis.finding.Differential}. May use everything but {@code collect},
 * {@code report} and the detectors themselves.
 */
@NullMarked
package dev.drey.diagnosis.finding;

import org.jspecify.annotations.NullMarked;
