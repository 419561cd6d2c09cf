/**
 * Where truth is stored: every application, operation, snapshot and incarnation, written before the work that it stands
 * for is begun. {@link dev.drey.registry.Registry} is the port; only the adapters below it speak SQL.
 */
@NullMarked
package dev.drey.registry;

import org.jspecify.annotations.NullMarked;
