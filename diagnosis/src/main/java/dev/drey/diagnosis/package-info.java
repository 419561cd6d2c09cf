/**
 * Why checkpoints fail, why jobs restart, and what to do: evidence in, findings out. Start with
 * {@link dev.drey.diagnosis.Doctor}.
 */
@NullMarked
package dev.drey.diagnosis;

import org.jspecify.annotations.NullMarked;
