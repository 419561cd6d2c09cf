/**
 * The command line: one class per command. It speaks to the service as any AWS client does and decides nothing that the
 * service should decide. Start with {@link dev.drey.cli.Drey}; the everyday commands are in {@code apps}
 * and {@code logs}, the guided tour in {@code demo}, the measurements in {@code bench}.
 */
@NullMarked
package dev.drey.cli;

import org.jspecify.annotations.NullMarked;
