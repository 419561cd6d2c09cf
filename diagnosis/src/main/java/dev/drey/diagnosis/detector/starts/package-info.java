/** Detectors of causes for failed starts and restores. */
@NullMarked
package dev.drey.diagnosis.detector.starts;

import org.jspecify.annotations.NullMarked;
