package dev.drey.diagnosis.evidence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the files of the newest checkpoint hold, where somebody had them read, entry by entry.
 *
 * @param operators those with state
 */
public record StateContents(List<OperatorContents> operators) {

    /** Keeps a copy. */
    public StateContents {
        operators = List.copyOf(operators);
    }

    /**
     * One operator.
     *
     * @param name as the program called it
     * @param complete whether all of its entries were read
     */
    public record OperatorContents(String name, boolean complete, List<KeyedState> states) {

        /** Keeps a copy. */
        public OperatorContents {
            states = List.copyOf(states);
        }
    }

    /**
     * One state of an operator that belongs to keys.
     *
     * @param keys how many there are, null where they could not be counted
     * @param expires whether entries do, null where that is unknown
     * @param windowed whether each window has its own, and takes it along
     */
    public record KeyedState(
            String name,
            long entries,
            long bytes,
            @Nullable Long keys,
            @Nullable Boolean expires,
            boolean windowed,
            @Nullable HeaviestKey heaviest) {}

    /**
     * The key with the most bytes in a state.
     *
     * @param words the key, as it can be printed
     * @param subtask that it belongs to, from 0
     */
    public record HeaviestKey(String words, long bytes, long entries, int subtask) {}

    /** The operators that are chained into a vertex, by their names. */
    public List<OperatorContents> of(Vertex vertex) {
        List<String> chained = List.of(vertex.name().split(" -> |, |[\\[\\]()]"));
        return operators.stream()
                .filter(operator -> chained.stream().map(String::strip).anyMatch(operator.name()::equals))
                .toList();
    }

    /** The most keys that a state of the vertex has; empty where none were counted. */
    public Optional<Long> mostKeys(Vertex vertex) {
        return of(vertex).stream()
                .flatMap(operator -> operator.states().stream())
                .flatMap(state -> Stream.ofNullable(state.keys()))
                .max(Long::compare);
    }
}
