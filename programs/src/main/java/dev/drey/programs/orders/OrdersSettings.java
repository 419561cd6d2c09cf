package dev.drey.programs.orders;

import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * The runtime properties of group {@code orders}.
 *
 * @param output where the folders {@code orders} and {@code windows} are written: {@code s3a://}, {@code s3://} or
 *     {@code file://}; property {@code output}, required
 * @param ordersPerSecond of all partitions together; property {@code orders.per.second}
 * @param windowSeconds length of a window in event time; property {@code window.seconds}
 * @param checkpointMillis between the checkpoints that the program asks for, as many users' programs do; property
 *     {@code checkpoint.millis}. On the service the application's checkpoint configuration wins over it
 */
public record OrdersSettings(String output, long ordersPerSecond, long windowSeconds, long checkpointMillis) {

    /** The group's name. */
    public static final String GROUP = "orders";

    private static final long DEFAULT_ORDERS_PER_SECOND = 240;
    private static final long DEFAULT_WINDOW_SECONDS = 10;
    private static final long DEFAULT_CHECKPOINT_MILLIS = 7_000;

    /** Takes the output with or without a slash at its end. */
    public OrdersSettings {
        output = output.endsWith("/") ? output.substring(0, output.length() - 1) : output;
    }

    /** A null group means that the application has no properties of that name. */
    public static OrdersSettings of(@Nullable Properties group) {
        Properties properties = group == null ? new Properties() : group;
        @Nullable String output = properties.getProperty("output");
        if (output == null || output.isBlank()) {
            throw new IllegalArgumentException(
                    "Runtime property 'output' of group '%s' is missing. Set it to the folder to write to, for example s3a://bucket/orders."
                            .formatted(GROUP));
        }
        return new OrdersSettings(
                output,
                positive(properties, "orders.per.second", DEFAULT_ORDERS_PER_SECOND),
                positive(properties, "window.seconds", DEFAULT_WINDOW_SECONDS),
                positive(properties, "checkpoint.millis", DEFAULT_CHECKPOINT_MILLIS));
    }

    /** Where the lines of orders go. */
    public String ordersFolder() {
        return output + "/orders";
    }

    String windowsFolder() {
        return output + "/windows";
    }

    private static long positive(Properties properties, String name, long fallback) {
        String text = properties.getProperty(name, Long.toString(fallback)).trim();
        try {
            long value = Long.parseLong(text);
            if (value > 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(notPositive(name, text), e);
        }
        throw new IllegalArgumentException(notPositive(name, text));
    }

    private static String notPositive(String name, String text) {
        return "Runtime property '%s' of group '%s' is '%s': expected a whole number above 0."
                .formatted(name, GROUP, text);
    }
}
