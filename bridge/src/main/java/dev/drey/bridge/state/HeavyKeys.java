package dev.drey.bridge.state;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The keys with the most bytes, in bounded memory. Where each key is added once, with all that it has, they are exact; where a
 * key comes again and again, one that was forgotten in between has at least what is said of it.
 */
final class HeavyKeys {

    private static final int FORGET_AT = 4096;
    private static final int KEEP = 1024;
    private static final int MOST_KEY_BYTES = 4096;
    private static final Comparator<Weight> HEAVIEST_FIRST =
            Comparator.comparingLong((Weight weight) -> weight.bytes).reversed();

    private final Map<Key, Weight> weights = new HashMap<>();
    private boolean forgotten;

    /** Content of a key, or the beginning of a very long one. */
    private static final class Key {

        private final byte[] bytes;
        private final int length;
        private final int hash;

        Key(byte[] whole) {
            this.bytes = whole.length <= MOST_KEY_BYTES ? whole : Arrays.copyOf(whole, MOST_KEY_BYTES);
            this.length = whole.length;
            this.hash = Arrays.hashCode(whole);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key
                    && key.length == length
                    && key.hash == hash
                    && Arrays.equals(key.bytes, bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** What one key has. */
    static final class Weight {

        final byte[] key;
        final boolean whole;
        final int keyGroup;
        final int subtask;
        long entries;
        long bytes;

        private Weight(Key key, int keyGroup, int subtask) {
            this.key = key.bytes;
            this.whole = key.bytes.length == key.length;
            this.keyGroup = keyGroup;
            this.subtask = subtask;
        }
    }

    void add(byte[] key, int keyGroup, int subtask, long entries, long bytes) {
        Weight weight = weights.computeIfAbsent(new Key(key), fresh -> new Weight(fresh, keyGroup, subtask));
        weight.entries += entries;
        weight.bytes += bytes;
        if (weights.size() >= FORGET_AT) {
            forgotten = true;
            long least = weights.values().stream()
                    .sorted(HEAVIEST_FIRST)
                    .skip(KEEP - 1)
                    .findFirst()
                    .map(light -> light.bytes)
                    .orElse(0L);
            weights.values().removeIf(light -> light.bytes < least);
            if (weights.size() > FORGET_AT / 2) {
                // Many of the same weight: any of them will do.
                List<Map.Entry<Key, Weight>> same = weights.entrySet().stream()
                        .filter(entry -> entry.getValue().bytes == least)
                        .limit(weights.size() - KEEP)
                        .collect(Collectors.toList());
                same.forEach(entry -> weights.remove(entry.getKey()));
            }
        }
    }

    /** Whether a key was ever dropped. */
    boolean hasForgotten() {
        return forgotten;
    }

    List<Weight> heaviest(int most) {
        return weights.values().stream().sorted(HEAVIEST_FIRST).limit(most).collect(Collectors.toList());
    }
}
