package dev.drey.logs.insights;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of fields: a {@link String}, a {@link Double}, a {@link Boolean}, a {@link Moment}, or null for none. */
final class Values {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private static final int DECIMALS = 4;

    /** Numbers before texts, nothing last. */
    static final Comparator<@Nullable Object> ORDER = Values::compare;

    private Values() {}

    /** A time in milliseconds since 1970: a number to count with, a date to read. */
    record Moment(long millis) {}

    static Optional<Double> number(@Nullable Object value) {
        if (value instanceof Double number) {
            return Optional.of(number);
        }
        if (value instanceof Moment moment) {
            return Optional.of((double) moment.millis());
        }
        if (value instanceof String text && !text.isEmpty()) {
            try {
                return Optional.of(Double.valueOf(text.strip()));
            } catch (NumberFormatException noNumber) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** As results show it; empty for none. */
    static Optional<String> text(@Nullable Object value) {
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof Double number) {
            return Optional.of(plain(number));
        }
        if (value instanceof Moment moment) {
            return Optional.of(TIME.format(Instant.ofEpochMilli(moment.millis())));
        }
        return Optional.of(value instanceof Boolean truth ? (truth ? "1" : "0") : value.toString());
    }

    private static String plain(double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            return String.valueOf((long) number);
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return String.valueOf(number);
        }
        return BigDecimal.valueOf(number)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }

    static boolean isTrue(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth;
        }
        return number(value).map(number -> number != 0).orElse(false);
    }

    static boolean equal(@Nullable Object left, @Nullable Object right) {
        return left != null && right != null && compare(left, right) == 0;
    }

    static int compare(@Nullable Object left, @Nullable Object right) {
        if (left == null || right == null) {
            return left == right ? 0 : left == null ? 1 : -1;
        }
        Optional<Double> leftNumber = number(left);
        Optional<Double> rightNumber = number(right);
        if (leftNumber.isPresent() && rightNumber.isPresent()) {
            return Double.compare(leftNumber.get(), rightNumber.get());
        }
        if (leftNumber.isPresent() != rightNumber.isPresent()) {
            return leftNumber.isPresent() ? -1 : 1;
        }
        return text(left).orElse("").compareTo(text(right).orElse(""));
    }
}
