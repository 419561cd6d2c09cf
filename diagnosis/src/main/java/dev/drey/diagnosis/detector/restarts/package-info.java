/** Detectors of causes for restarts and restart loops. */
@NullMarked
package dev.drey.diagnosis.detector.restarts;

import org.jspecify.annotations.NullMarked;
