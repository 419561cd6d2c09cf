/**
 * The demo application: an endless stream of orders, a running account per customer, windows, and files that are
 * committed exactly once. What an order holds follows from its place in the stream alone, so the output can be proven
 * right. Start reading at {@link dev.drey.programs.orders.OrdersJob}.
 */
@NullMarked
package dev.drey.programs.orders;

import org.jspecify.annotations.NullMarked;
