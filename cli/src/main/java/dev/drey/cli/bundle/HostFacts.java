package dev.drey.cli.bundle;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the machine is that the command runs on, which is that of the clusters as long as they are processes. */
final class HostFacts {

    private static final List<String> PROPERTIES = List.of(
            "os.name",
            "os.version",
            "os.arch",
            "java.version",
            "java.vendor",
            "java.vm.name",
            "user.timezone",
            "file.encoding");

    private HostFacts() {}

    static ObjectNode read() {
        ObjectNode facts = JsonNodeFactory.instance.objectNode();
        PROPERTIES.forEach(name -> facts.put(name, System.getProperty(name)));
        facts.put("processors", Runtime.getRuntime().availableProcessors());
        put(facts, "loadAverage", Path.of("/proc/loadavg"));
        ObjectNode memory = facts.putObject("memory");
        lines(Path.of("/proc/meminfo")).entrySet().forEach(entry -> memory.put(entry.getKey(), entry.getValue()));
        ObjectNode pressure = facts.putObject("pressure");
        for (String kind : List.of("cpu", "io", "memory")) {
            put(pressure, kind, Path.of("/proc/pressure/" + kind));
        }
        disk(facts, Path.of(System.getProperty("user.home")));
        disk(facts, Path.of(System.getProperty("java.io.tmpdir")));
        return facts;
    }

    private static void disk(ObjectNode facts, Path folder) {
        try {
            FileStore store = Files.getFileStore(folder);
            facts.withObject("/disks")
                    .putObject(folder.toString())
                    .put("type", store.type())
                    .put("totalBytes", store.getTotalSpace())
                    .put("usableBytes", store.getUsableSpace());
        } catch (IOException unknown) {
            facts.withObject("/disks").put(folder.toString(), "unknown: " + unknown.getMessage());
        }
    }

    /** Systems other than Linux have no such files. */
    private static void put(ObjectNode facts, String name, Path file) {
        if (Files.isReadable(file)) {
            try {
                facts.put(name, Files.readString(file).strip());
            } catch (IOException notOffered) {
                facts.put(name, "unknown: " + notOffered.getMessage());
            }
        }
    }

    private static Map<String, String> lines(Path file) {
        if (!Files.isReadable(file)) {
            return Map.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(line -> line.split(":", 2))
                    .filter(parts -> parts.length == 2)
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1].strip(), (first, again) -> first));
        } catch (IOException unknown) {
            return Map.of("unknown", String.valueOf(unknown.getMessage()));
        }
    }
}
