/** How the command line writes for people: on a terminal and into a pipe. Knows nothing of the service. */
@NullMarked
package dev.drey.cli.text;

import org.jspecify.annotations.NullMarked;
