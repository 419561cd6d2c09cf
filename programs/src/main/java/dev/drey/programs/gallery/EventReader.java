package dev.drey.programs.gallery;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads its partitions in turn. Options: {@code bulk}: reads that many events at a time without looking up, and waits for
 * them where they are not there yet; {@code fetch=true}: asks the remote service before each thousand events, which may tell
 * it to slow down.
 */
final class EventReader implements SourceReader<Event, EventSplit> {

    private static final Logger LOG = LoggerFactory.getLogger(EventReader.class);
    private static final long PAUSE_MILLIS = 20;
    private static final long REFUSED_MILLIS = 500;
    private static final int FETCH = 1000;

    private final Step step;
    private final EventMaker maker;
    private final RemoteService service;
    private final Map<Integer, EventSplit> splits = new TreeMap<>();
    private CompletableFuture<Void> splitsAdded = new CompletableFuture<>();
    private long pauseMillis = PAUSE_MILLIS;
    private long fetched;

    EventReader(Step step, SourceReaderContext context, RemoteService service) {
        this.step = step;
        this.maker = new EventMaker(step);
        this.service = service;
        context.metricGroup().setPendingRecordsGauge(this::pending);
        if (step.has("fetch")) {
            context.metricGroup().gauge("millisBehindLatest", () -> pending() * 1000 / Math.max(1, rate()));
        }
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Event> output) throws Exception {
        pauseMillis = PAUSE_MILLIS;
        if (splits.isEmpty() || (step.has("fetch") && !mayFetch())) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        // Also of those that never hold an event: they count for the watermark.
        splits.values().forEach(split -> output.createOutputForSplit(split.splitId()));
        long bulk = step.number("bulk", 1);
        boolean any = false;
        for (long count = 0; count < bulk; count++) {
            boolean read = readRound(output);
            any |= read;
            if (!read && bulk > 1) {
                TimeUnit.MILLISECONDS.sleep(1);
            }
        }
        if (isOver()) {
            return InputStatus.END_OF_INPUT;
        }
        return any ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
    }

    /** One event of each partition that has one. */
    private boolean readRound(ReaderOutput<Event> output) throws IOException {
        long now = System.currentTimeMillis();
        boolean any = false;
        for (Map.Entry<Integer, EventSplit> entry : splits.entrySet()) {
            EventSplit split = entry.getValue();
            if (split.next() < due(split, now)) {
                long time = split.begun() + (long) (split.next() * 1000 / ratePerSplit());
                Event event = maker.make(split.partition(), split.next(), time);
                output.createOutputForSplit(split.splitId()).collect(event, event.time);
                entry.setValue(new EventSplit(split.partition(), split.begun(), split.next() + 1));
                any = true;
            }
        }
        return any;
    }

    private boolean mayFetch() throws IOException {
        if (fetched++ % FETCH != 0) {
            return true;
        }
        String answer = service.ask("fetch", step.number("fetch", 0));
        if (answer.equals(RemoteService.DONE)) {
            return true;
        }
        LOG.warn("Reading from {} failed and will be tried again in {} ms: {}", step.name(), REFUSED_MILLIS, answer);
        fetched = 0;
        pauseMillis = REFUSED_MILLIS;
        return false;
    }

    private long rate() {
        return step.number("rate", 1000);
    }

    private double ratePerSplit() {
        return (double) rate() / step.number("splits", 2);
    }

    /** How many events the partition holds by now. */
    private long due(EventSplit split, long now) {
        if (split.partition() >= step.number("splits", Integer.MAX_VALUE) - step.number("quiet", 0)) {
            return 0;
        }
        long most = Math.min(step.number("only", Long.MAX_VALUE), step.number("limit", Long.MAX_VALUE));
        return Math.min(most, (long) ((now - split.begun()) * ratePerSplit() / 1000));
    }

    private long pending() {
        long now = System.currentTimeMillis();
        return List.copyOf(splits.values()).stream()
                .mapToLong(split -> due(split, now) - split.next())
                .sum();
    }

    private boolean isOver() {
        long limit = step.number("limit", Long.MAX_VALUE);
        return splits.values().stream().allMatch(split -> split.next() >= limit);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        if (splits.isEmpty()) {
            return splitsAdded;
        }
        return CompletableFuture.runAsync(
                () -> {}, CompletableFuture.delayedExecutor(pauseMillis, TimeUnit.MILLISECONDS, Runnable::run));
    }

    @Override
    public List<EventSplit> snapshotState(long checkpointId) {
        return List.copyOf(splits.values());
    }

    @Override
    public void addSplits(List<EventSplit> added) {
        added.forEach(split -> splits.put(split.partition(), split));
        splitsAdded.complete(null);
        splitsAdded = new CompletableFuture<>();
    }

    @Override
    public void start() {
        // The partitions come unasked.
    }

    @Override
    public void notifyNoMoreSplits() {
        // Never said.
    }

    @Override
    public void close() {
        service.close();
    }
}
