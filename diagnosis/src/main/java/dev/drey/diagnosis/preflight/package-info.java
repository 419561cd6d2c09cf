/**
 * What will go wrong with a job that does not run yet: the job as its program made it, and checks of it. Start with {@link
 * dev.drey.diagnosis.preflight.Blueprint}. Pure; the document comes from a process of Flink's version.
 */
@NullMarked
package dev.drey.diagnosis.preflight;

import org.jspecify.annotations.NullMarked;
