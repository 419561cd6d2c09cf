package dev.drey.bridge.blueprint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What a program's jar holds, apart from the program. */
public final class JarFacts {

    private static final Pattern MAVEN =
            Pattern.compile("META-INF/maven/org\\.apache\\.flink/([^/]+)/pom\\.properties");

    /** What only Flink itself has: not its connectors and formats, which belong into a program's jar. */
    private static final List<String> CORE = List.of(
            "org/apache/flink/runtime/jobgraph/",
            "org/apache/flink/streaming/api/environment/",
            "org/apache/flink/streaming/runtime/tasks/",
            "org/apache/flink/api/common/functions/",
            "org/apache/flink/table/api/internal/",
            "org/apache/flink/client/program/");

    private JarFacts() {}

    /**
     * {@code mainClass} where the manifest names one; {@code flink}: the modules of Flink that came along, each with {@code
     * artifact} and {@code version}; {@code core}: how many classes of Flink itself are in it.
     *
     * @throws IOException when it is no jar, or cannot be read
     */
    public static ObjectNode of(Path jar) throws IOException {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        try (JarFile file = new JarFile(jar.toFile())) {
            mainClass(file.getManifest()).ifPresent(name -> json.put("mainClass", name));
            ArrayNode modules = json.putArray("flink");
            int core = 0;
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                Matcher maven = MAVEN.matcher(entry.getName());
                if (maven.matches()) {
                    modules.addObject().put("artifact", maven.group(1)).put("version", version(file, entry));
                }
                if (entry.getName().endsWith(".class") && CORE.stream().anyMatch(entry.getName()::startsWith)) {
                    core++;
                }
            }
            return json.put("core", core);
        }
    }

    /** As Flink reads it, which has a name of its own beside Java's. */
    private static Optional<String> mainClass(@Nullable Manifest manifest) {
        if (manifest == null) {
            return Optional.empty();
        }
        Attributes attributes = manifest.getMainAttributes();
        return Optional.ofNullable(attributes.getValue("program-class"))
                .or(() -> Optional.ofNullable(attributes.getValue(Attributes.Name.MAIN_CLASS)));
    }

    private static String version(JarFile file, JarEntry entry) throws IOException {
        Properties properties = new Properties();
        try (InputStream content = file.getInputStream(entry)) {
            properties.load(content);
        }
        return properties.getProperty("version", "");
    }
}
