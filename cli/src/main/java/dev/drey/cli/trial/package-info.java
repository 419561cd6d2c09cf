/**
 * What commands share that try Drey out: a service of their own with its sure end, a folder for it, the machine, and series
 * of measured values. Start with {@link dev.drey.cli.trial.OwnService}.
 */
@NullMarked
package dev.drey.cli.trial;

import org.jspecify.annotations.NullMarked;
