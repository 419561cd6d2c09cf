package dev.drey.runtime;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One jar of a runtime, pinned by size and checksum.
 *
 * @param plugin the plug-in folder it belongs to; null for the class path
 * @param group Maven's groupId
 * @param name Maven's artifactId
 * @param classifier empty for the main jar
 * @param size in bytes
 * @param sha256 in lower case hexadecimal digits
 */
public record LockedArtifact(
        @Nullable String plugin,
        String group,
        String name,
        String version,
        String classifier,
        long size,
        String sha256) {

    private static final Pattern LINE = Pattern.compile(
            "(?:lib|plugin/(?<plugin>[a-z0-9][a-z0-9-]*)) (?<coordinates>[\\w.:-]+) (?<size>[1-9]\\d*) (?<sha>[0-9a-f]{64})");

    /** Reads a line of a lock file. */
    static LockedArtifact parse(String line) {
        var fields = LINE.matcher(line);
        if (!fields.matches()) {
            throw new IllegalArgumentException("Not an entry of a lock file: " + line);
        }
        List<String> parts = List.of(fields.group("coordinates").split(":", -1));
        if (parts.size() < 3 || parts.size() > 4) {
            throw new IllegalArgumentException("Not group:artifact:version[:classifier]: " + line);
        }
        return new LockedArtifact(
                fields.group("plugin"),
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.size() == 4 ? parts.get(3) : "",
                Long.parseLong(fields.group("size")),
                fields.group("sha"));
    }

    /** group:artifact:version[:classifier]. */
    public String coordinates() {
        return String.join(":", group, name, version) + (classifier.isEmpty() ? "" : ":" + classifier);
    }

    /** Where the jar lies, relative to the folder of the runtime. */
    String location() {
        String folder = plugin == null ? "lib" : "plugins/" + plugin;
        return folder + "/" + name + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }
}
