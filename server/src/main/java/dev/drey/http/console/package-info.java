/**
 * A page that shows at one look what runs, how checkpoints go, and what is wrong. It decides nothing and changes nothing. Read
 * {@link dev.drey.http.console.ConsoleHandler} first.
 */
@NullMarked
package dev.drey.http.console;

import org.jspecify.annotations.NullMarked;
