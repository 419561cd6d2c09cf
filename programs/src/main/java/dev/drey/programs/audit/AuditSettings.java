package dev.drey.programs.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The runtime properties of group {@code audit}. Others are let pass: a change of one makes an update.
 *
 * @param control path of the folder through which the job is told to fail or to end; property {@code control}, required
 * @param guarantee of the output; property {@code guarantee}, {@code exactly-once} unless given
 */
record AuditSettings(String control, Guarantee guarantee) {

    static final String GROUP = "audit";

    /** What the output promises. */
    enum Guarantee {
        /** Lines appear with the checkpoint that covers them. */
        EXACTLY_ONCE,
        /** Lines appear at once, and again after a failure. */
        AT_LEAST_ONCE;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A null group means that the application has no properties of that name. */
    static AuditSettings of(@Nullable Properties group) {
        Properties properties = group == null ? new Properties() : group;
        @Nullable String control = properties.getProperty("control");
        if (control == null || control.isBlank()) {
            throw new IllegalArgumentException(
                    "Runtime property 'control' of group '%s' is missing. Set it to the path of a folder on this machine."
                            .formatted(GROUP));
        }
        String named = properties.getProperty("guarantee", Guarantee.EXACTLY_ONCE.text());
        Guarantee guarantee = Arrays.stream(Guarantee.values())
                .filter(known -> known.text().equals(named))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Runtime property 'guarantee' of group '%s' is '%s': expected one of %s."
                                .formatted(
                                        GROUP,
                                        named,
                                        Arrays.stream(Guarantee.values())
                                                .map(Guarantee::text)
                                                .collect(Collectors.joining(", ")))));
        return new AuditSettings(control, guarantee);
    }
}
