/** One class for each thing that a job's graph and settings can tell in advance. */
@NullMarked
package dev.drey.diagnosis.preflight.check;

import org.jspecify.annotations.NullMarked;
