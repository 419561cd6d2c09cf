/**
 * The checkpoints and savepoints that Flink writes for an application, in whatever place: where they lie, which checkpoint
 * is the newest, and their removal. Start with {@link dev.drey.state.StateFolder}.
 */
@NullMarked
package dev.drey.state;

import org.jspecify.annotations.NullMarked;
