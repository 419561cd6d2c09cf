package dev.drey.cli.bundle;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a bundle: everything redacted, with a manifest, first under another name so that none is ever half there. */
final class BundleFile {

    /** Raised when what is in a bundle moves or changes its meaning; not when something is added. */
    static final int FORMAT = 1;

    private static final ObjectMapper JSON = new ObjectMapper();

    private BundleFile() {}

    /**
     * Writes it.
     *
     * @param manifest what it says of itself; completed here
     * @return how many places were redacted
     */
    static int write(Path file, Contents contents, ObjectNode manifest, Instant now) throws IOException {
        Redactor redactor = new Redactor();
        contents.documents().values().forEach(redactor::learn);
        contents.texts().values().forEach(redactor::learn);
        Map<String, byte[]> entries = new TreeMap<>();
        contents.documents()
                .forEach((path, document) -> entries.put(
                        path, redactor.redact(document).toPrettyString().getBytes(StandardCharsets.UTF_8)));
        contents.texts()
                .forEach((path, text) -> entries.put(path, redactor.redact(text).getBytes(StandardCharsets.UTF_8)));
        ObjectNode missing = JSON.createObjectNode();
        contents.missing().forEach(missing::put);
        manifest.put("format", FORMAT).put("createdAt", now.toString()).put("redacted", redactor.count());
        manifest.set("missing", missing);
        Path provisional = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(provisional);
                ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            put(zip, "manifest.json", manifest.toPrettyString().getBytes(StandardCharsets.UTF_8), now);
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                put(zip, entry.getKey(), entry.getValue(), now);
            }
        }
        Files.move(provisional, file, StandardCopyOption.REPLACE_EXISTING);
        return redactor.count();
    }

    private static void put(ZipOutputStream zip, String path, byte[] content, Instant now) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setLastModifiedTime(FileTime.from(now));
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
