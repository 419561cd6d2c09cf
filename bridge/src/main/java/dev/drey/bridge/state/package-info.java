/**
 * What a checkpoint or savepoint holds, read from its files in a short process of its own: sizes of operators, states, subtasks
 * and key groups, and the keys that weigh most. Only reads; what it cannot read it names. Start with {@link
 * dev.drey.bridge.state.StateInspector}.
 */
@NullMarked
package dev.drey.bridge.state;

import org.jspecify.annotations.NullMarked;
