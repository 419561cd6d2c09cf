/** Keeps telemetry in two SQLite files: one for much that may be lost, one for the little that may not. */
@NullMarked
package dev.drey.telemetry.sqlite;

import org.jspecify.annotations.NullMarked;
