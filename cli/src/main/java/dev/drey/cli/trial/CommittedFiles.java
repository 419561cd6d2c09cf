package dev.drey.cli.trial;

import dev.drey.programs.audit.verify.AuditFindings;
import dev.drey.programs.audit.verify.AuditVerifier;
import dev.drey.programs.audit.verify.Stamp;
import dev.drey.programs.orders.AccountedOrder;
import dev.drey.programs.orders.Order;
import dev.drey.programs.orders.verify.OrdersVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the application has committed to a local folder. */
public final class CommittedFiles {

    /** Two tasks with two files each, and some to spare. */
    private static final int NEWEST = 8;

    private static final long SECONDS_TO_THE_END = 15;

    private final Path folder;

    /** @param folder the output's, which need not exist yet */
    public CommittedFiles(Path folder) {
        this.folder = folder.resolve("orders");
    }

    private record Aged(Path file, FileTime age) {}

    /** When the newest record that is committed was emitted, in milliseconds since the epoch; 0 for none. */
    public long newestMillis() throws IOException {
        return newestMillisByTask().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** The same of each task that has committed something lately. */
    public Map<Integer, Long> newestMillisByTask() throws IOException {
        Map<Integer, Long> newest = new HashMap<>();
        for (Path file : newestFirst()) {
            for (String line : completeLines(file)) {
                Stamp stamp = Stamp.split(line).stamp();
                newest.merge(stamp.task(), stamp.millis(), Math::max);
            }
        }
        return newest;
    }

    /**
     * A number of an order in each partition that is so far ahead that no task has come that far before it notices that the
     * stream ends there.
     *
     * @param ordersPerSecond of all partitions
     */
    public long numberAhead(long ordersPerSecond) throws IOException {
        return highestNumber() + SECONDS_TO_THE_END * ordersPerSecond / Order.PARTITIONS;
    }

    /** The highest number of an order among what was committed last; -1 for none. */
    public long highestNumber() throws IOException {
        long highest = -1;
        for (Path file : newestFirst()) {
            for (String line : completeLines(file)) {
                highest = Math.max(
                        highest,
                        AccountedOrder.parse(Stamp.split(line).rest()).order().number());
            }
        }
        return highest;
    }

    private List<Path> newestFirst() throws IOException {
        return committed().stream()
                .flatMap(file -> age(file).stream())
                .sorted(Comparator.comparing(Aged::age).reversed())
                .limit(NEWEST)
                .map(Aged::file)
                .toList();
    }

    private static Optional<Aged> age(Path file) {
        try {
            return Optional.of(new Aged(file, Files.getLastModifiedTime(file)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private List<Path> committed() throws IOException {
        return AuditFolder.children(folder).stream()
                .filter(file -> OrdersVerifier.isCommitted(file.getFileName().toString()))
                .toList();
    }

    /** Files that failed attempts began and nobody will commit. */
    public long countUncommitted() throws IOException {
        return (long) AuditFolder.children(folder).size() - committed().size();
    }

    /** @param end in each partition the number of the first order that does not come */
    public AuditFindings verify(long end) throws IOException {
        AuditVerifier verifier = new AuditVerifier(end);
        for (Path file : committed()) {
            completeLines(file).forEach(verifier::add);
        }
        return verifier.findings();
    }

    /**
     * A line without an end is none: where lines are written at once, a task that is killed may leave half of one, and its
     * record comes again.
     */
    private static List<String> completeLines(Path file) throws IOException {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (NoSuchFileException gone) {
            return List.of();
        }
    }
}
