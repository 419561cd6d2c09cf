/**
 * Alarms on series, as CloudWatch has them: a threshold, and how many of the last periods have to breach it. Start with
 * {@link dev.drey.telemetry.alarm.AlarmRule}, the decision; {@link dev.drey.telemetry.alarm.Alarms} carries it out.
 */
@NullMarked
package dev.drey.telemetry.alarm;

import org.jspecify.annotations.NullMarked;
