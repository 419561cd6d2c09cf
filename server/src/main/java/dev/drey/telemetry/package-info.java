/**
 * Observes the running applications and keeps what is seen. {@link dev.drey.telemetry.Telemetry} is what others read;
 * {@link dev.drey.telemetry.Observatory} has one {@link dev.drey.telemetry.Watcher} for each application. What an
 * observation means is decided by {@link dev.drey.telemetry.Chronicle} and {@link dev.drey.telemetry.MetricTable}, which
 * do no I/O. The reconciler knows nothing of this package.
 */
@NullMarked
package dev.drey.telemetry;

import org.jspecify.annotations.NullMarked;
