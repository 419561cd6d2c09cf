/**
 * The registry in one SQLite file: write-ahead log, synchronous to the disk. Start with {@link
 * dev.drey.registry.sqlite.SqliteRegistry}; the tables are in {@code migrations}.
 */
@NullMarked
package dev.drey.registry.sqlite;

import org.jspecify.annotations.NullMarked;
