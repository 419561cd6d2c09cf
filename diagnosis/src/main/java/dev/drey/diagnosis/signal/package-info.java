/**
 * Small facts that follow from evidence and that several detectors need: which stage of a checkpoint is slow and where,
 * which operator holds the others up, what failed first, what a thread waits for. Pure. May use {@code evidence}.
 */
@NullMarked
package dev.drey.diagnosis.signal;

import org.jspecify.annotations.NullMarked;
