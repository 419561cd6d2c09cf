package dev.drey.http.logs;

import com.google.common.hash.Hashing;
import dev.drey.control.ApiException;
import dev.drey.logs.search.LogSearch;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is handed to clients to come back with. */
final class Tokens {

    /** Of no use since 2023, but clients may insist on one. */
    static final String SEQUENCE = "49039859643783645638467384638746384638746384638746384638";

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final Pattern PLACE = Pattern.compile("([fb])/(\\d{1,19})");
    private static final Pattern FOUND = Pattern.compile("[A-Za-z0-9_-]{4,4096}");

    private Tokens() {}

    /** A place in a list; none is its beginning. */
    static int number(@Nullable String token) {
        if (token == null) {
            return 0;
        }
        if (!NUMBER.matcher(token).matches()) {
            throw unknown();
        }
        return Integer.parseInt(token);
    }

    /**
     * A place in a stream.
     *
     * @param direction {@code f}, {@code b}, or nothing for no place
     */
    record Place(String direction, long at) {

        boolean forward() {
            return direction.equals("f");
        }

        boolean isNone() {
            return direction.isEmpty();
        }

        /** From behind where to read forward. */
        long after() {
            return isNone() ? -1 : at;
        }

        /** Until before where to read backward. */
        long before() {
            return isNone() ? Long.MAX_VALUE : at;
        }
    }

    static Place place(@Nullable String token) {
        if (token == null) {
            return new Place("", 0);
        }
        Matcher matcher = PLACE.matcher(token);
        if (!matcher.matches()) {
            throw unknown();
        }
        return new Place(matcher.group(1), Long.parseLong(matcher.group(2)));
    }

    static String forward(long position) {
        return "f/" + position;
    }

    static String backward(long position) {
        return "b/" + position;
    }

    /** Checked here as far as its letters go; what it says is for {@link LogSearch} to read. */
    static @Nullable String found(@Nullable String token) {
        if (token != null && !FOUND.matcher(token).matches()) {
            throw unknown();
        }
        return token;
    }

    /** 56 digits as on AWS, different for all events of a group. */
    static String eventId(LogSearch.Found found) {
        long stream = Hashing.sha256()
                        .hashString(found.stream().stream(), StandardCharsets.UTF_8)
                        .asLong()
                & Long.MAX_VALUE;
        return String.format(Locale.ROOT, "3%019d%036d", stream, found.event().position());
    }

    static ApiException unknown() {
        return Groups.invalid("The specified nextToken is invalid: it must be one that an answer had.");
    }
}
