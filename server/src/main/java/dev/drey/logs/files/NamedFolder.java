package dev.drey.logs.files;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for something whose name may be too long for a folder's, or have characters that folders cannot have: the name
 * stands in a file in it, and the folder is called by the harmless part of it and a hash.
 */
record NamedFolder(Path path, Properties facts) {

    private static final String FACTS = "facts.properties";
    private static final int NAME_SHOWN = 80;
    private static final int HASH_SHOWN = 16;

    /** Those in {@code parent}; none when that is not there. One without its file was being made or deleted in a crash. */
    static List<NamedFolder> list(Path parent) throws IOException {
        List<NamedFolder> found = new ArrayList<>();
        if (!Files.isDirectory(parent)) {
            return found;
        }
        try (Stream<Path> folders = Files.list(parent)) {
            for (Path folder : folders.sorted().toList()) {
                if (Files.isRegularFile(folder.resolve(FACTS))) {
                    found.add(new NamedFolder(folder, read(folder.resolve(FACTS))));
                }
            }
        }
        return found;
    }

    static NamedFolder create(Path parent, String name, Instant now) throws IOException {
        String hash = Hashing.sha256()
                .hashString(name, StandardCharsets.UTF_8)
                .toString()
                .substring(0, HASH_SHOWN);
        String harmless = name.replaceAll("[^a-zA-Z0-9_-]+", "_");
        Path path = parent.resolve(harmless.substring(0, Math.min(NAME_SHOWN, harmless.length())) + "-" + hash);
        Properties facts = new Properties();
        facts.setProperty("name", name);
        facts.setProperty("created", now.toString());
        NamedFolder folder = new NamedFolder(Files.createDirectories(path), facts);
        folder.write();
        return folder;
    }

    String name() {
        return facts.getProperty("name");
    }

    Instant createdAt() {
        return Instant.parse(facts.getProperty("created"));
    }

    @Nullable
    String find(String fact) {
        return facts.getProperty(fact);
    }

    /** @param value null to have none */
    void set(String fact, @Nullable String value) throws IOException {
        if (value == null) {
            facts.remove(fact);
        } else {
            facts.setProperty(fact, value);
        }
        write();
    }

    /** Its file first, so that a crash leaves nothing that is found again. */
    void forget() throws IOException {
        Files.deleteIfExists(path.resolve(FACTS));
    }

    private void write() throws IOException {
        Path provisional = path.resolve(FACTS + ".part");
        try (Writer writer = Files.newBufferedWriter(provisional)) {
            facts.store(writer, null);
        }
        Files.move(
                provisional, path.resolve(FACTS), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Properties read(Path file) throws IOException {
        Properties facts = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            facts.load(reader);
        }
        return facts;
    }
}
