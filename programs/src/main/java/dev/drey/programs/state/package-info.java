/**
 * A program of much or little state, quick or slow, for measurements of checkpoints. Start reading at {@link
 * dev.drey.programs.state.StateJob}.
 */
@NullMarked
package dev.drey.programs.state;

import org.jspecify.annotations.NullMarked;
