/**
 * Reads series as CloudWatch does: statistics over periods, and metric math over those. Pure, but for {@link
 * dev.drey.telemetry.math.MetricReader}, which asks the store. Start there.
 */
@NullMarked
package dev.drey.telemetry.math;

import org.jspecify.annotations.NullMarked;
