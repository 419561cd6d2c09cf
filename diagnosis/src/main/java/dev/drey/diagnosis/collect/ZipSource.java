package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * REST documents kept in a zip, below any folder, each under its path: {@code jobs/overview.json} is the answer to
 * {@code /jobs/overview}, and {@code jobmanager/log} or {@code jobmanager/log.txt} the job manager's log. Of a path with
 * a query the query is part of the name, and where that is missing the name without it stands in. Several folders with
 * such documents are several looks, in the order of their names.
 */
public final class ZipSource implements RestSource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TASK_MANAGER_LOG =
            Pattern.compile("(?:^|/)taskmanagers/([^/]+)/log(?:\\.txt|\\.log)?$");
    private static final List<String> ROOTS =
            List.of("jobs/overview.json", "overview.json", "jobs/overview", "jobs.json", "jobmanager/log");

    private final ZipFile zip;
    private final String folder;
    private final Map<String, ZipEntry> entries;

    private ZipSource(ZipFile zip, String folder, Map<String, ZipEntry> entries) {
        this.zip = zip;
        this.folder = folder;
        this.entries = entries;
    }

    /**
     * All looks that the zip holds, oldest first. The zip must stay open while they are read.
     *
     * @throws IOException when there are no REST documents in it
     */
    public static List<RestSource> looks(ZipFile zip) throws IOException {
        List<RestSource> looks = find(zip);
        if (looks.isEmpty()) {
            throw new IOException(zip.getName() + " holds no answers of Flink's REST API (no jobs/overview.json).");
        }
        return looks;
    }

    /** The same; none when there are no REST documents in it. */
    public static List<RestSource> find(ZipFile zip) {
        Map<String, ZipEntry> entries = new HashMap<>();
        zip.stream().filter(entry -> !entry.isDirectory()).forEach(entry -> entries.put(entry.getName(), entry));
        TreeSet<String> folders = new TreeSet<>();
        for (String root : ROOTS) {
            for (String name : entries.keySet()) {
                if (name.equals(root) || name.endsWith("/" + root)) {
                    folders.add(name.substring(0, name.length() - root.length()));
                }
            }
            if (!folders.isEmpty()) {
                break;
            }
        }
        List<RestSource> looks = new ArrayList<>();
        folders.forEach(folder -> looks.add(new ZipSource(zip, folder, entries)));
        return looks;
    }

    @Override
    public Optional<JsonNode> json(String path) throws IOException {
        for (String name : names(path, ".json")) {
            ZipEntry entry = entries.get(name);
            if (entry != null) {
                try (InputStream content = zip.getInputStream(entry)) {
                    return Optional.of(JSON.readTree(content));
                }
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<String> text(String path) throws IOException {
        for (String name : names(path, ".txt", ".log")) {
            ZipEntry entry = entries.get(name);
            if (entry != null) {
                try (InputStream content = zip.getInputStream(entry)) {
                    return Optional.of(new String(content.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return Optional.empty();
    }

    private List<String> names(String path, String... endings) {
        List<String> names = new ArrayList<>();
        String plain = folder + path.substring(1);
        int query = plain.indexOf('?');
        for (String name : query < 0 ? List.of(plain) : List.of(plain, plain.substring(0, query))) {
            for (String ending : endings) {
                names.add(name + ending);
            }
            names.add(name);
        }
        return names;
    }

    @Override
    public Set<String> taskManagersWithLogs() {
        Set<String> ids = new TreeSet<>();
        for (String name : entries.keySet()) {
            Matcher log = TASK_MANAGER_LOG.matcher(name);
            if (name.startsWith(folder) && log.find()) {
                ids.add(log.group(1));
            }
        }
        return ids;
    }

    /** When the documents were put into the zip. */
    @Override
    public Instant readAt() {
        return entries.values().stream()
                .filter(entry -> entry.getName().startsWith(folder) && entry.getLastModifiedTime() != null)
                .map(entry -> entry.getLastModifiedTime().toInstant())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    @Override
    public boolean isLive() {
        return false;
    }

    @Override
    public String name() {
        return zip.getName();
    }
}
