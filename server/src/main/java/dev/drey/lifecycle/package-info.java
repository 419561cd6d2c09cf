/**
 * What may follow what: the transition table of an application and the rules of which state a start begins with. Pure:
 * no clock, no storage, no processes. Start with {@link dev.drey.lifecycle.Lifecycle}.
 */
@NullMarked
package dev.drey.lifecycle;

import org.jspecify.annotations.NullMarked;
