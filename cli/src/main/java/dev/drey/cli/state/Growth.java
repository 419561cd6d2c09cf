package dev.drey.cli.state;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How much an operator, or one state of it, has grown between two checkpoints. Written out as JSON as it stands. Pure.
 *
 * @param operator its id
 * @param state null for the whole operator, whose bytes are those of files, and whose entries are not told
 * @param bytesPerHour null when the two were written at the same time
 * @param complete whether all entries were read both times; else those of states cannot be compared
 */
record Growth(
        String operator,
        String title,
        @Nullable String state,
        long bytesBefore,
        long bytesNow,
        @Nullable Long entriesBefore,
        @Nullable Long entriesNow,
        @Nullable Long bytesPerHour,
        @Nullable Long entriesPerHour,
        boolean complete) {

    private static final double MILLIS_OF_AN_HOUR = 3_600_000;

    /** What grew most comes first, each operator with its states behind it. What is new grew from nothing. */
    static List<Growth> between(StateFacts before, StateFacts now) {
        Duration time = Duration.between(before.writtenAt(), now.writtenAt());
        Map<String, StateFacts.Operator> former = new HashMap<>();
        before.operators().forEach(operator -> former.put(operator.id(), operator));
        List<Growth> all = new ArrayList<>();
        now.operators().stream()
                .sorted(Comparator.comparingLong((StateFacts.Operator operator) -> {
                            StateFacts.Operator known = former.get(operator.id());
                            return operator.bytes() - (known == null ? 0 : known.bytes());
                        })
                        .reversed())
                .forEach(operator -> all.addAll(of(former.get(operator.id()), operator, time)));
        return all;
    }

    private static List<Growth> of(StateFacts.@Nullable Operator before, StateFacts.Operator now, Duration time) {
        List<Growth> all = new ArrayList<>();
        long bytesBefore = before == null ? 0 : before.bytes();
        all.add(new Growth(
                now.id(),
                now.title(),
                null,
                bytesBefore,
                now.bytes(),
                null,
                null,
                perHour(now.bytes() - bytesBefore, time),
                null,
                true));
        boolean complete =
                now.unread().isEmpty() && (before == null || before.unread().isEmpty());
        for (StateFacts.KeyedState state : now.states()) {
            StateFacts.KeyedState former =
                    before == null ? null : before.find(state.name()).orElse(null);
            long bytes = former == null ? 0 : former.bytes();
            long entries = former == null ? 0 : former.entries();
            all.add(new Growth(
                    now.id(),
                    now.title(),
                    state.name(),
                    bytes,
                    state.bytes(),
                    entries,
                    state.entries(),
                    perHour(state.bytes() - bytes, time),
                    perHour(state.entries() - entries, time),
                    complete));
        }
        return all;
    }

    private static @Nullable Long perHour(long difference, Duration time) {
        return time.toMillis() <= 0 ? null : Math.round(difference * (MILLIS_OF_AN_HOUR / time.toMillis()));
    }
}
