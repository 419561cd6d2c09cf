/**
 * The service as a program: {@link dev.drey.Main} reads the command line, {@link dev.drey.Service} puts the parts
 * together. Nothing depends on this package.
 */
@NullMarked
package dev.drey;

import org.jspecify.annotations.NullMarked;
