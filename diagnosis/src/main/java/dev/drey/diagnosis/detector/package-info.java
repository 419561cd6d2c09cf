/**
 * Detectors: one small class per cause, a pure function of a {@link dev.drey.diagnosis.detector.Case} to hypotheses with
 * what speaks for and against each. They judge one by one; which one is the cause is decided in {@code finding}. Start
 * with {@link dev.drey.diagnosis.detector.Detector}. May use {@code evidence}, {@code signal} and {@code catalogue}.
 */
@NullMarked
package dev.drey.diagnosis.detector;

import org.jspecify.annotations.NullMarked;
