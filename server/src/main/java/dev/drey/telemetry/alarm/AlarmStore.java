package dev.drey.telemetry.alarm;

import java.util.List;
import java.util.Optional;

/**
 * Keeps alarms across restarts of the service. Safe for use by several threads. Every method throws {@link
 * dev.drey.telemetry.series.MetricsUnavailableException} when the store cannot be used.
 */
public interface AlarmStore {

    /** In the order of their names. */
    List<Alarm> listAlarms();

    /** By its name. */
    Optional<Alarm> findAlarm(String name);

    /** Writes the alarm in place of the one of that name. */
    void save(Alarm alarm);

    /** Forgets the alarm; does nothing when there is none. */
    void removeAlarm(String name);
}
