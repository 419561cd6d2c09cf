package dev.drey.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.cluster.ClusterException;
import dev.drey.model.RuntimeEnvironment;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What is in the state of applications: read on demand, one question after the other, beside everything else. It may take
 * minutes, so that whoever asks comes again with the same question until there is an answer.
 */
public final class StateInspections {

    private static final int SECONDS_TO_WAIT = 5;

    private final Reading reading;
    private final Executor threads;
    private final Semaphore one = new Semaphore(1);
    private final Map<Asked, CompletableFuture<ObjectNode>> underWay = new HashMap<>();

    /** Nothing is read yet. */
    public StateInspections(Reading reading, Executor threads) {
        this.reading = reading;
        this.threads = threads;
    }

    /** Reads state, however long that takes. */
    @FunctionalInterface
    public interface Reading {

        /** Answers one question. */
        ObjectNode read(Asked asked) throws IOException, ClusterException, InterruptedException;
    }

    /**
     * A question.
     *
     * @param application its name, null for state that belongs to none
     * @param which a snapshot's name, or a checkpoint by its number, short name or location; null for the newest state
     * @param environment the line that wrote it, null for the application's own
     * @param seconds after which no more entries are read
     * @param most how many of the heaviest keys and key groups are told
     */
    public record Asked(
            @Nullable String application,
            @Nullable String which,
            @Nullable RuntimeEnvironment environment,
            int seconds,
            int most) {}

    /**
     * Waits a little for the answer.
     *
     * @return JSON, as docs/state.md tells it; empty while it is being read
     * @throws ApiException when there is no such application or state
     * @throws IOException when the state cannot be read
     */
    public Optional<ObjectNode> find(Asked asked) throws IOException, InterruptedException {
        CompletableFuture<ObjectNode> answer = answer(asked);
        try {
            ObjectNode found = answer.get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
            forget(asked, answer);
            return Optional.of(found);
        } catch (TimeoutException notYet) {
            return Optional.empty();
        } catch (ExecutionException failure) {
            forget(asked, answer);
            Throwable cause = Objects.requireNonNull(failure.getCause());
            if (cause instanceof ApiException refusal) {
                throw refusal;
            }
            throw new IOException(cause.getMessage(), failure);
        }
    }

    private CompletableFuture<ObjectNode> answer(Asked asked) {
        CompletableFuture<ObjectNode> answer = new CompletableFuture<>();
        synchronized (underWay) {
            // Answers that nobody came back for.
            underWay.entrySet()
                    .removeIf(former ->
                            !former.getKey().equals(asked) && former.getValue().isDone());
            CompletableFuture<ObjectNode> known = underWay.putIfAbsent(asked, answer);
            if (known != null) {
                return known;
            }
        }
        threads.execute(() -> read(asked, answer));
        return answer;
    }

    private void forget(Asked asked, CompletableFuture<ObjectNode> answer) {
        synchronized (underWay) {
            boolean unused = underWay.remove(asked, answer);
        }
    }

    private void read(Asked asked, CompletableFuture<ObjectNode> answer) {
        try {
            one.acquire();
            try {
                answer.complete(reading.read(asked));
            } finally {
                one.release();
            }
        } catch (IOException | ClusterException | RuntimeException failure) {
            answer.completeExceptionally(failure);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            answer.completeExceptionally(end);
        } finally {
            // An error of the JVM's, which somebody else tells of.
            answer.completeExceptionally(
                    new IOException("The reading of state broke off. The service's log tells why."));
        }
    }
}
