package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a list that is ordered by a number and then by key.
 *
 * @param number time in milliseconds since 1970, as the registry orders, unless the items have numbers of their own
 */
record PageMark(long number, String key) {

    static final Comparator<PageMark> OLDEST_FIRST =
            Comparator.comparingLong(PageMark::number).thenComparing(PageMark::key);

    private static final Pattern DECODED = Pattern.compile("(?<list>[a-z]+) (?<number>\\d{1,18}) (?<key>\\S+)");

    static PageMark of(Instant time, String key) {
        return new PageMark(time.toEpochMilli(), key);
    }

    /** For items that have a number of their own. */
    static PageMark of(long number) {
        return new PageMark(number, "-");
    }

    /** In characters that need no quoting anywhere. */
    String token(String list) {
        String decoded = list + " " + number + " " + key;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(decoded.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ApiException when {@code token} was not made by {@link #token} for this list */
    static PageMark parse(String list, String token) {
        Matcher parts = DECODED.matcher(decode(token));
        if (!parts.matches() || !parts.group("list").equals(list)) {
            throw notOurs();
        }
        return new PageMark(Long.parseLong(parts.group("number")), parts.group("key"));
    }

    private static String decode(String token) {
        try {
            return new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            throw notOurs();
        }
    }

    private static ApiException notOurs() {
        return new ApiException(
                ApiErrorCode.INVALID_ARGUMENT,
                "The NextToken does not come from an answer to this operation. Leave it out to begin with the first"
                        + " page.");
    }
}
