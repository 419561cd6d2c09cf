/**
 * Brings what Flink's processes log, and the story that the service itself tells, into the log stream of each application.
 * Start with {@link dev.drey.logs.shipping.LogShipping}.
 */
@NullMarked
package dev.drey.logs.shipping;

import org.jspecify.annotations.NullMarked;
