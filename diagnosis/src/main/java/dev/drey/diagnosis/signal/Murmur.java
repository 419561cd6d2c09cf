package dev.drey.diagnosis.signal;

/** The hash function that Flink names operators with: MurmurHash3 for 64-bit machines, 128 bits, seed 0. */
final class Murmur {

    private static final long FIRST = 0x87c37b91114253d5L;
    private static final long SECOND = 0x4cf5ad432745937fL;
    private static final int BLOCK = 16;

    private Murmur() {}

    /** Sixteen bytes. */
    static byte[] hash128(byte[] data) {
        long one = 0;
        long two = 0;
        int blocks = data.length / BLOCK;
        for (int block = 0; block < blocks; block++) {
            one ^= mixedFirst(word(data, block * BLOCK, 8));
            one = Long.rotateLeft(one, 27) + two;
            one = one * 5 + 0x52dce729;
            two ^= mixedSecond(word(data, block * BLOCK + 8, 8));
            two = Long.rotateLeft(two, 31) + one;
            two = two * 5 + 0x38495ab5;
        }
        int tail = blocks * BLOCK;
        int rest = data.length - tail;
        if (rest > 8) {
            two ^= mixedSecond(word(data, tail + 8, rest - 8));
        }
        if (rest > 0) {
            one ^= mixedFirst(word(data, tail, Math.min(8, rest)));
        }
        one ^= data.length;
        two ^= data.length;
        one += two;
        two += one;
        one = finished(one);
        two = finished(two);
        one += two;
        two += one;
        byte[] hash = new byte[BLOCK];
        for (int index = 0; index < 8; index++) {
            hash[index] = (byte) (one >>> (8 * index));
            hash[8 + index] = (byte) (two >>> (8 * index));
        }
        return hash;
    }

    private static long word(byte[] data, int from, int length) {
        long word = 0;
        for (int index = length - 1; index >= 0; index--) {
            word = word << 8 | (data[from + index] & 0xff);
        }
        return word;
    }

    private static long mixedFirst(long word) {
        return Long.rotateLeft(word * FIRST, 31) * SECOND;
    }

    private static long mixedSecond(long word) {
        return Long.rotateLeft(word * SECOND, 33) * FIRST;
    }

    private static long finished(long value) {
        long mixed = value;
        mixed ^= mixed >>> 33;
        mixed *= 0xff51afd7ed558ccdL;
        mixed ^= mixed >>> 33;
        mixed *= 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 33;
        return mixed;
    }
}
