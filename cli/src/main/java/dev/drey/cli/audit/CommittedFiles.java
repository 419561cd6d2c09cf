package dev.drey.cli.audit;

import dev.drey.programs.audit.verify.AuditFindings;
import dev.drey.programs.audit.verify.AuditVerifier;
import dev.drey.programs.audit.verify.Stamp;
import dev.drey.programs.orders.AccountedOrder;
import dev.drey.programs.orders.verify.OrdersVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the application has committed to a local folder. */
final class CommittedFiles {

    /** Two tasks with two files each, and some to spare. */
    private static final int NEWEST = 8;

    private final Path folder;

    /** @param folder the output's, which need not exist yet */
    CommittedFiles(Path folder) {
        this.folder = folder.resolve("orders");
    }

    private record Aged(Path file, FileTime age) {}

    /** When the newest record that is committed was emitted, in milliseconds since the epoch; 0 for none. */
    long newestMillis() throws IOException {
        long newest = 0;
        for (Path file : newestFirst()) {
            for (String line : completeLines(file)) {
                newest = Math.max(newest, Stamp.split(line).stamp().millis());
            }
        }
        return newest;
    }

    /** The highest number of an order among what was committed last; -1 for none. */
    long highestNumber() throws IOException {
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
    long countUncommitted() throws IOException {
        return (long) AuditFolder.children(folder).size() - committed().size();
    }

    /** @param end in each partition the number of the first order that does not come */
    AuditFindings verify(long end) throws IOException {
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
