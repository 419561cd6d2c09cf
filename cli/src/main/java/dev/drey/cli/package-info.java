/** The command line. It speaks to the service as any AWS client does. */
@NullMarked
package dev.drey.cli;

import org.jspecify.annotations.NullMarked;
