package dev.drey.telemetry.alarm;

import dev.drey.telemetry.math.MathException;
import dev.drey.telemetry.math.MetricReader;
import dev.drey.telemetry.math.QueryResult;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The alarms of the service. Each change of state is told in its log. */
public final class Alarms {

    private static final Logger LOG = LoggerFactory.getLogger(Alarms.class);

    private final AlarmStore store;
    private final MetricReader reader;

    /** @param reader answers the alarms' queries */
    public Alarms(AlarmStore store, MetricReader reader) {
        this.store = store;
        this.reader = reader;
    }

    /** All of them, in the order of their names. */
    public List<Alarm> list() {
        return store.listAlarms();
    }

    /** By its name. */
    public Optional<Alarm> find(String name) {
        return store.findAlarm(name);
    }

    /** Takes the place of the alarm of that name, whose state it has until the figures say otherwise. */
    public synchronized void put(Alarm alarm, Instant now) {
        Alarm next = store.findAlarm(alarm.name())
                .map(former -> alarm.withState(former.state()))
                .orElse(alarm);
        store.save(next);
        evaluate(next, now);
    }

    /** Has the alarm stand so until it is evaluated again; false when there is none of that name. */
    public synchronized boolean set(String name, AlarmState state) {
        Optional<Alarm> found = store.findAlarm(name);
        found.ifPresent(alarm -> store.save(alarm.withState(state)));
        return found.isPresent();
    }

    /** Forgets an alarm. */
    public synchronized void remove(String name) {
        store.removeAlarm(name);
    }

    /** Looks at the figures of every alarm. */
    public synchronized void evaluate(Instant now) {
        store.listAlarms().forEach(alarm -> evaluate(alarm, now));
    }

    private void evaluate(Alarm alarm, Instant now) {
        Optional<AlarmState> next = next(alarm, now);
        if (next.isPresent() && next.get().value() != alarm.state().value()) {
            LOG.info(
                    "Alarm {}: {} after {}. {}",
                    alarm.name(),
                    next.get().value(),
                    alarm.state().value(),
                    next.get().reason());
            store.save(alarm.withState(next.get()));
        }
    }

    private Optional<AlarmState> next(Alarm alarm, Instant now) {
        AlarmRule rule = alarm.rule();
        try {
            List<QueryResult> results = reader.answer(alarm.queries(), rule.from(now), rule.to(now));
            return rule.evaluate(
                    results.isEmpty() ? new TreeMap<>() : results.get(0).values(), now);
        } catch (MathException unusable) {
            return Optional.of(
                    new AlarmState(AlarmState.Value.INSUFFICIENT_DATA, String.valueOf(unusable.getMessage()), now));
        }
    }
}
