package dev.drey.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.drey.diagnosis.collect.ApplicationSource.Limits;
import dev.drey.diagnosis.collect.ApplicationSource.LogFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** What the service told of an application, in a support bundle, which must stay open. */
final class ApplicationBundle implements LogFiles {

    private static final String FOLDER = "logs/";
    private static final String ENDING = ".txt";
    private static final Limits ALL = new Limits(0, Long.MAX_VALUE);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ZipFile bundle;

    ApplicationBundle(ZipFile bundle) {
        this.bundle = bundle;
    }

    /** A document; missing where the bundle has none of that name. */
    JsonNode json(String name) throws IOException {
        @Nullable ZipEntry entry = bundle.getEntry(name + ".json");
        if (entry == null) {
            return MissingNode.getInstance();
        }
        try (InputStream content = bundle.getInputStream(entry)) {
            return JSON.readTree(content);
        }
    }

    @Override
    public List<Log> list() {
        return bundle.stream()
                .filter(entry ->
                        entry.getName().startsWith(FOLDER) && entry.getName().endsWith(ENDING))
                .map(entry -> new Log(name(entry), entry.getSize()))
                .toList();
    }

    private static String name(ZipEntry entry) {
        String path = entry.getName();
        return path.substring(FOLDER.length(), path.length() - ENDING.length());
    }

    @Override
    public Optional<Part> find(String name, long offset) throws IOException {
        @Nullable ZipEntry entry = bundle.getEntry(FOLDER + name + ENDING);
        if (entry == null) {
            return Optional.empty();
        }
        try (InputStream content = bundle.getInputStream(entry)) {
            content.skipNBytes(offset);
            return Optional.of(new Part(content.readAllBytes(), entry.getSize()));
        }
    }

    @Override
    public Limits limits() {
        return ALL;
    }

    /** When the bundle was written. */
    Instant writtenAt() {
        return bundle.stream()
                .map(ZipEntry::getLastModifiedTime)
                .map(FileTime::toInstant)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }
}
