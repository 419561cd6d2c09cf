/** Detectors of causes for checkpoints and savepoints that fail or are slow. */
@NullMarked
package dev.drey.diagnosis.detector.checkpoints;

import org.jspecify.annotations.NullMarked;
