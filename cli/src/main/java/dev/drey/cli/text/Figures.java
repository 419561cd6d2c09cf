package dev.drey.cli.text;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them, the same in every locale. */
public final class Figures {

    private static final long KILO = 1000;

    private Figures() {}

    /** Such as {@code 6.4 s}, {@code 2 min 05 s}; below a tenth of a second {@code 85 ms}. */
    public static String seconds(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 100) {
            return millis + " ms";
        }
        if (millis < 100_000) {
            return String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
        }
        return String.format(Locale.ROOT, "%d min %02d s", duration.toMinutes(), duration.toSecondsPart());
    }

    /** For a figure that is drawn over while it grows: always with one decimal, such as {@code 0.0 s}. */
    public static String running(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** Such as {@code 12.3 KB}; decimal units. */
    public static String bytes(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        if (bytes < KILO * KILO) {
            return String.format(Locale.ROOT, "%.1f KB", bytes / 1e3);
        }
        return bytes < KILO * KILO * KILO
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /** Such as {@code 12,480}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Such as {@code 1 file}, {@code 12,480 files}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }
}
