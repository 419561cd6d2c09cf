/** Detectors of what is wrong without any error. */
@NullMarked
package dev.drey.diagnosis.detector.silent;

import org.jspecify.annotations.NullMarked;
