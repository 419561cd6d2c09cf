/**
 * Metrics as CloudWatch knows them: named series of figures with dimensions, and the store that keeps them. Knows nothing
 * of Flink. Read {@link dev.drey.telemetry.series.MetricStore} first.
 */
@NullMarked
package dev.drey.telemetry.series;

import org.jspecify.annotations.NullMarked;
