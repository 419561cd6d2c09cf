/**
 * The words of the domain as immutable values: an application and its versions, operations on it, snapshots of its
 * state, and the arithmetic of KPUs. Knows nothing of the wire, of storage or of processes. Start with {@link
 * dev.drey.model.Application}.
 */
@NullMarked
package dev.drey.model;

import org.jspecify.annotations.NullMarked;
