package dev.drey.http.dashboard;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes of a ticket a text that only the holder of the key can make, fit for URLs and cookies. */
final class Seal {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    Seal(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String close(Ticket ticket) {
        byte[] text = ticket.text().getBytes(StandardCharsets.UTF_8);
        return encode(text) + "." + encode(mac(text));
    }

    /** Empty when it was not closed with this key. */
    Optional<Ticket> open(String sealed) {
        String[] parts = sealed.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            byte[] text = Base64.getUrlDecoder().decode(parts[0]);
            return MessageDigest.isEqual(mac(text), Base64.getUrlDecoder().decode(parts[1]))
                    ? Ticket.parse(new String(text, StandardCharsets.UTF_8))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private byte[] mac(byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
