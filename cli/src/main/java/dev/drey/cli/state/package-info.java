/** The command {@code state}: what a checkpoint or snapshot holds. Start with {@link dev.drey.cli.state.StateCommand}. */
@NullMarked
package dev.drey.cli.state;

import org.jspecify.annotations.NullMarked;
