package dev.drey.state;

import java.util.Arrays;
import java.util.List;

/**
 * Names in the URIs of checkpoints and savepoints. The same place may have several URIs ({@code s3:} and {@code s3a:}, with
 * and without a port), so that what belongs together is told by names that are unique by themselves. Pure.
 */
final class StateLocation {

    private StateLocation() {}

    /** Flink and people write it with and without a slash at its end. */
    static String plain(String location) {
        return location.endsWith("/") ? plain(location.substring(0, location.length() - 1)) : location;
    }

    static String child(String folder, String name) {
        return plain(folder) + '/' + name;
    }

    /** The last of the path. */
    static String name(String location) {
        String plain = plain(location);
        return plain.substring(plain.lastIndexOf('/') + 1);
    }

    /** Empty for the root of a place. */
    static String parent(String location) {
        String plain = plain(location);
        return plain.substring(0, Math.max(0, plain.lastIndexOf('/')));
    }

    /** All names of the path. */
    static List<String> names(String location) {
        return Arrays.asList(location.split("/"));
    }
}
