/**
 * A program's job before it runs: which settings it would have, and the short process that makes its graph. Start with
 * {@link dev.drey.cli.preflight.Preflight}.
 */
@NullMarked
package dev.drey.cli.preflight;

import org.jspecify.annotations.NullMarked;
