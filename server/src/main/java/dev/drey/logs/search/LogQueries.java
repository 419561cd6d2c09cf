package dev.drey.logs.search;

import dev.drey.logs.LogStore;
import dev.drey.logs.LogStream;
import dev.drey.logs.insights.InsightsQuery;
import dev.drey.logs.insights.Logged;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Queries under way and over, with their results; of this service's time only, the newest of them. */
public final class LogQueries {

    private static final Logger LOG = LoggerFactory.getLogger(LogQueries.class);
    private static final int KEPT = 100;

    private final LogStore store;
    private final Executor threads;
    private final InstantSource clock;
    private final Map<String, Started> queries = new ConcurrentHashMap<>();

    /** @param threads must not run what it is given on the caller's thread */
    public LogQueries(LogStore store, Executor threads, InstantSource clock) {
        this.store = store;
        this.threads = threads;
        this.clock = clock;
    }

    /** How far a query is, under the names of the AWS API. */
    public enum Status {
        RUNNING("Running"),
        COMPLETE("Complete"),
        FAILED("Failed"),
        CANCELLED("Cancelled");

        private final String wireName;

        Status(String wireName) {
            this.wireName = wireName;
        }

        /** As in {@code GetQueryResults}. */
        public String wireName() {
            return wireName;
        }
    }

    /**
     * What to look for.
     *
     * @param groups all of whose streams are searched
     * @param from in milliseconds since 1970
     * @param to likewise, not included
     */
    public record Request(List<String> groups, String text, InsightsQuery query, long from, long to, int most) {

        /** Keeps a copy. */
        public Request {
            groups = List.copyOf(groups);
        }
    }

    /** A query as it stands. */
    public static final class Started {
        private final String id;
        private final Request request;
        private final Instant at;
        private volatile Status status = Status.RUNNING;
        private volatile InsightsQuery.@Nullable Result result;

        private Started(String id, Request request, Instant at) {
            this.id = id;
            this.request = request;
            this.at = at;
        }

        /** What it is asked for by. */
        public String id() {
            return id;
        }

        /** What it looks for. */
        public Request request() {
            return request;
        }

        /** When it began. */
        public Instant at() {
            return at;
        }

        /** How far it is. */
        public Status status() {
            return status;
        }

        /** Empty unless it is complete. */
        public Optional<InsightsQuery.Result> findResult() {
            return Optional.ofNullable(result);
        }
    }

    /** Begins a query and returns at once. */
    public Started start(Request request) {
        Started started = new Started(UUID.randomUUID().toString(), request, clock.instant());
        queries.put(started.id(), started);
        listNewestFirst().stream().skip(KEPT).forEach(old -> queries.remove(old.id()));
        threads.execute(() -> run(started));
        return started;
    }

    private void run(Started started) {
        Request request = started.request();
        InsightsQuery.Run run = request.query().begin(request.most());
        try {
            for (String group : request.groups()) {
                for (LogStream stream : store.listStreams(group)) {
                    store.read(stream.name(), request.from(), request.to(), event -> {
                        run.add(new Logged(stream.name(), event));
                        return started.status == Status.RUNNING;
                    });
                }
            }
            started.result = run.result();
            end(started, Status.COMPLETE);
        } catch (IOException | RuntimeException failure) {
            LOG.error("The query {} on {} failed.", request.text(), request.groups(), failure);
            end(started, Status.FAILED);
        }
    }

    private static void end(Started started, Status how) {
        synchronized (started) {
            if (started.status == Status.RUNNING) {
                started.status = how;
            }
        }
    }

    /** Whether the query still ran, and now does not. */
    public boolean stop(Started started) {
        boolean ran = started.status() == Status.RUNNING;
        end(started, Status.CANCELLED);
        return ran && started.status() == Status.CANCELLED;
    }

    /** Empty when there is none of that id, or when it is too old. */
    public Optional<Started> find(String id) {
        return Optional.ofNullable(queries.get(id));
    }

    /** All that are known. */
    public List<Started> listNewestFirst() {
        List<Started> all = new ArrayList<>(queries.values());
        all.sort(Comparator.comparing(Started::at).reversed());
        return all;
    }
}
