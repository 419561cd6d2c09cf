/**
 * Reads the compiled code of a program, without running it: what state a function keeps, and where it waits. Start with
 * {@link dev.drey.bridge.code.StateReader}. Knows of Flink only the names of its classes and methods.
 */
@NullMarked
package dev.drey.bridge.code;

import org.jspecify.annotations.NullMarked;
