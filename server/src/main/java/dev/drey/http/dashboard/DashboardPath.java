package dev.drey.http.dashboard;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in an application's dashboard.
 *
 * @param inFlink the path as Flink knows it, decoded; empty for the dashboard's name without a slash behind it
 */
record DashboardPath(String application, String inFlink) {

    static final String TOKEN = "authToken";

    private static final String PREFIX = "/flinkdashboard/";
    private static final Pattern FORM = Pattern.compile(PREFIX + "([a-zA-Z0-9_.-]{1,128})(/.*)?", Pattern.DOTALL);
    /** What could mean something else to Flink than it does here. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[\\x00-\\x1f\\x7f%\\\\;?#]");

    /** Flink offers these as GET too, for proxies that can do no other. */
    private static final Set<String> CHANGES = Set.of("yarn-cancel", "yarn-stop");

    private static final Set<String> READING = Set.of("GET", "HEAD");

    static String root(String application) {
        return PREFIX + application + "/";
    }

    /** @param decoded the path of the request; empty when it is not one of a dashboard */
    static Optional<DashboardPath> find(String decoded) {
        Matcher matcher = FORM.matcher(decoded);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String rest = matcher.group(2) == null ? "" : matcher.group(2).replaceAll("/+", "/");
        return Optional.of(new DashboardPath(matcher.group(1), rest));
    }

    /** The dashboard shows what is; what changes it is the service's to do, which must know of it. */
    boolean isReadBy(String method) {
        if (!READING.contains(method) || AMBIGUOUS.matcher(inFlink).find()) {
            return false;
        }
        List<String> segments = Arrays.stream(inFlink.toLowerCase(Locale.ROOT).split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        return segments.stream().noneMatch(CHANGES::contains) && !runsAProgram(segments);
    }

    boolean isConfiguration() {
        return inFlink.equals("/config") || inFlink.matches("/v\\d+/config");
    }

    /** The plan of a program is made by running its main method. */
    private static boolean runsAProgram(List<String> segments) {
        return segments.contains("jars") && segments.contains("plan");
    }
}
