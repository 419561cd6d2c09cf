/**
 * Proves from the lines of the committed files that every order is there exactly once. Knows nothing of Flink, so that
 * any program may use it. Start reading at {@link dev.drey.programs.orders.verify.OrdersVerifier}.
 */
@NullMarked
package dev.drey.programs.orders.verify;

import org.jspecify.annotations.NullMarked;
