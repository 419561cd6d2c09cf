package dev.drey.bridge.state;

import java.util.TreeSet;

/**
 * How many different keys there are, in bounded memory: exactly as long as they are few, else estimated from how densely the
 * smallest of their hashes lie. The estimate is off by 1.6 % on average.
 */
final class DistinctKeys {

    private static final int KEPT = 4096;
    private static final double HASHES = Math.pow(2, 63);

    private final TreeSet<Long> smallest = new TreeSet<>();
    private boolean estimated;

    void add(byte[] key) {
        long hash = hash(key);
        if (smallest.size() < KEPT) {
            smallest.add(hash);
        } else if (hash < smallest.last() && smallest.add(hash)) {
            smallest.pollLast();
            estimated = true;
        } else if (hash > smallest.last()) {
            estimated = true;
        }
    }

    boolean isEstimated() {
        return estimated;
    }

    long count() {
        return estimated ? Math.round((KEPT - 1) * (HASHES / smallest.last())) : smallest.size();
    }

    /** FNV-1a, well mixed; never negative. */
    private static long hash(byte[] key) {
        long hash = 0xcbf29ce484222325L;
        for (byte one : key) {
            hash = (hash ^ (one & 0xff)) * 0x100000001b3L;
        }
        hash = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return (hash ^ (hash >>> 31)) & Long.MAX_VALUE;
    }
}
