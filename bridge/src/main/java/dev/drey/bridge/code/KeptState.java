package dev.drey.bridge.code;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A state that a function asks Flink for, as its code says.
 *
 * @param name null where the code computes it
 * @param kind {@code value}, {@code list}, {@code map}, {@code reducing}, {@code aggregating}, {@code union-list} or {@code
 *     broadcast}
 * @param keyed whether there is one of it for each key
 * @param types the classes, or what else stands for types, that it was declared with; empty where that is computed
 * @param expires whether it has a time to live; null where that is not to be seen
 * @param uses the methods that are or may be called on it
 */
public record KeptState(
        @Nullable String name,
        String kind,
        boolean keyed,
        Set<DeclaredType> types,
        @Nullable Boolean expires,
        Set<String> uses) {

    /** Keeps copies. */
    public KeptState {
        types = Set.copyOf(types);
        uses = Set.copyOf(uses);
    }

    /**
     * A type as code names it.
     *
     * @param form how
     * @param name the class, or {@code class.field}
     */
    public record DeclaredType(Form form, String name) {

        /** The ways in which code names types. */
        public enum Form {
            /** A class. */
            CLASS,
            /** A subclass of Flink's TypeHint. */
            HINT,
            /** A constant of one of Flink's classes. */
            CONSTANT
        }
    }
}
