/**
 * Reaching the service: where it is, its AWS API, its object store, Drey's own API, and the program that starts it. Knows
 * nothing of commands. Start with {@link dev.drey.cli.remote.Service}.
 */
@NullMarked
package dev.drey.cli.remote;

import org.jspecify.annotations.NullMarked;
