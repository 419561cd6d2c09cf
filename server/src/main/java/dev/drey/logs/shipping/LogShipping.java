package dev.drey.logs.shipping;

import dev.drey.cluster.ClusterSpec;
import dev.drey.config.DataFolder;
import dev.drey.logs.LogStore;
import dev.drey.logs.StreamName;
import dev.drey.model.Application;
import dev.drey.model.ApplicationEvent;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries what was logged into the streams, again and again. How far it has come is stored with the events themselves, so
 * that a service that died leaves neither a gap nor a double. Used by one thread.
 */
public final class LogShipping {

    static final String STORIES = "events/";
    private static final String PROCESSES = "logs/";

    private static final Logger LOG = LoggerFactory.getLogger(LogShipping.class);

    /** Longer than a process takes from the making of an event to its line in the file. */
    private static final long MILLIS_TO_BE_WRITTEN = 150;

    private static final long MOST_BYTES = 4 << 20;
    private static final int MOST_STORY_EVENTS = 500;
    private static final int PAGE = 200;
    private static final Pattern INCARNATION = Pattern.compile("[0-9a-f]{32}");

    private final Registry registry;
    private final DataFolder data;
    private final LogStore store;
    private final InstantSource clock;
    private final Map<String, Long> shippedUntil = new ConcurrentHashMap<>();
    private final Set<Path> done = new HashSet<>();
    private boolean failing;

    /** @param data where the clusters' folders lie */
    public LogShipping(Registry registry, DataFolder data, LogStore store, InstantSource clock) {
        this.registry = registry;
        this.data = data;
        this.store = store;
        this.clock = clock;
    }

    /** Carries over what there is now; what cannot be carried waits for the next time. */
    public void ship() {
        try {
            Set<String> sources = new HashSet<>();
            for (Application application : applications()) {
                sources.addAll(ship(application));
            }
            store.forgetMarks(source -> sources.stream().noneMatch(source::startsWith));
            failing = false;
        } catch (IOException | RuntimeException failure) {
            if (!failing) {
                LOG.error("Logs wait to be stored: {}", failure.toString(), failure);
            }
            failing = true;
        }
    }

    private List<Application> applications() {
        List<Application> all = new ArrayList<>();
        List<Application> page;
        do {
            String after = all.isEmpty() ? "" : all.get(all.size() - 1).name();
            page = registry.transact(tx -> tx.listApplications(after, PAGE));
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    /** Returns how the names of all its sources begin. */
    private Set<String> ship(Application application) throws IOException {
        Set<String> sources = new HashSet<>();
        sources.add(STORIES + application.uid());
        boolean more = true;
        while (more) {
            long until = clock.millis() - MILLIS_TO_BE_WRITTEN;
            List<SourcePiece> pieces = new ArrayList<>();
            pieces.add(story(application));
            List<Path> folders = incarnations(application);
            // Asked for after the folders were listed: who has a folder is written down already.
            Set<String> alive = registry.transact(tx -> tx.listIncarnations()).stream()
                    .map(Incarnation::id)
                    .collect(Collectors.toSet());
            for (Path folder : folders) {
                sources.add(PROCESSES + folder.getFileName() + "/");
                if (!done.contains(folder)) {
                    List<SourcePiece> logs = logs(folder);
                    pieces.addAll(logs);
                    boolean silent = logs.stream().allMatch(log -> log.lines().isEmpty() && !log.more());
                    if (silent && !alive.contains(folder.getFileName().toString())) {
                        done.add(folder);
                    }
                }
            }
            Interleaving.Due due =
                    Interleaving.due(pieces, until, shippedUntil.getOrDefault(application.uid(), Long.MIN_VALUE));
            if (!due.events().isEmpty()) {
                store.append(StreamName.of(application), due.events(), due.marks());
            }
            shippedUntil.put(application.uid(), until);
            more = !due.events().isEmpty() && pieces.stream().anyMatch(SourcePiece::more);
        }
        return sources;
    }

    private SourcePiece story(Application application) {
        String source = STORIES + application.uid();
        long after = store.findMark(source).map(Long::valueOf).orElse(0L);
        List<ApplicationEvent> events =
                registry.transact(tx -> tx.listEvents(application.uid(), after, MOST_STORY_EVENTS));
        List<SourceLine> lines =
                events.stream().map(event -> StoryLines.of(application, event)).toList();
        return new SourcePiece(source, lines, lines.size() == MOST_STORY_EVENTS);
    }

    private List<SourcePiece> logs(Path incarnation) throws IOException {
        List<SourcePiece> pieces = new ArrayList<>();
        for (Path file : ProcessLog.list(ClusterSpec.logFolder(incarnation))) {
            String source = PROCESSES + incarnation.getFileName() + "/" + file.getFileName();
            pieces.add(new ProcessLog(file).read(source, store.findMark(source).orElse(null), MOST_BYTES));
        }
        return pieces;
    }

    private List<Path> incarnations(Application application) throws IOException {
        Path folder = data.application(application);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<Path> all = entries.filter(entry ->
                            INCARNATION.matcher(entry.getFileName().toString()).matches())
                    .sorted()
                    .toList();
            done.removeIf(path -> path.startsWith(folder) && !all.contains(path));
            return all;
        }
    }
}
