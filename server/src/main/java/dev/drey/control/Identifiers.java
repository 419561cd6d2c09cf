package dev.drey.control;

import java.util.random.RandomGenerator;

/** Makes ids, opaque and unlike each other. */
public final class Identifiers {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String HEX = "0123456789abcdef";

    private final RandomGenerator random;

    /** @param random must be hard to guess where ids must be */
    public Identifiers(RandomGenerator random) {
        this.random = random;
    }

    /** As long as AWS's: 12 characters. */
    public String operationId() {
        return pick(ALPHABET, 12);
    }

    /** In lower case, because it becomes part of file names. */
    public String applicationUid() {
        return pick(HEX, 10);
    }

    /** In the form of Flink's job ids, because it becomes one. */
    public String incarnationId() {
        return pick(HEX, 32);
    }

    /** Of characters that AWS's model allows in conditional tokens. */
    public String conditionalToken() {
        return pick(ALPHABET, 32);
    }

    private String pick(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
