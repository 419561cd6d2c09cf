/**
 * Diagnoses for people and for programs. Start with {@link dev.drey.diagnosis.report.WordReport} and
 * {@link dev.drey.diagnosis.report.JsonReport}.
 */
@NullMarked
package dev.drey.diagnosis.report;

import org.jspecify.annotations.NullMarked;
