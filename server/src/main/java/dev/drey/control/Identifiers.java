package dev.drey.control;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

    /** 32 hexadecimal digits that stand for {@code text}: the same today and tomorrow. */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256.", impossible);
        }
    }

    private String pick(String alphabet, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
