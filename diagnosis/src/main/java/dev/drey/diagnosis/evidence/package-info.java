/**
 * What an examination knows, as immutable values. Absent evidence is told apart from evidence of nothing: a component
 * that may be missing is nullable, and {@link dev.drey.diagnosis.evidence.Absence} says why it is. Start with
 * {@link dev.drey.diagnosis.evidence.Evidence}. May use nothing.
 */
@NullMarked
package dev.drey.diagnosis.evidence;

import org.jspecify.annotations.NullMarked;
