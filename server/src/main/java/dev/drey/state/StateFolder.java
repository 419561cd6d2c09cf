package dev.drey.state;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One application's state on the file system. */
public final class StateFolder {

    private static final Pattern CHECKPOINT = Pattern.compile("chk-\\d+");
    private static final String METADATA = "_metadata";

    /** What every metadata file of Flink begins with; the format's version and the checkpoint's number follow. */
    private static final int METADATA_MAGIC = 0x4960672d;

    private final Path root;

    /** @param root the application's own folder, which need not exist yet */
    public StateFolder(Path root) {
        this.root = root;
    }

    /** Where Flink is told to write checkpoints; it makes a folder for each job there. */
    public String checkpointsUri() {
        return root.resolve("checkpoints").toUri().toString();
    }

    /** Where Flink is told to write savepoints. */
    public String savepointsUri() {
        return root.resolve("savepoints").toUri().toString();
    }

    /**
     * The newest checkpoint that a job has completed: the one whose metadata is there, which Flink writes last.
     *
     * @return its URI, to be restored from; empty when the job has completed none
     */
    public Optional<String> findNewestCheckpoint(String jobId) throws IOException {
        Path job = root.resolve("checkpoints").resolve(jobId);
        return newest(job, Long.MAX_VALUE);
    }

    private static Optional<String> newest(Path job, long before) throws IOException {
        if (!Files.isDirectory(job)) {
            return Optional.empty();
        }
        try (Stream<Path> entries = Files.list(job)) {
            return entries.filter(StateFolder::isCheckpoint)
                    .filter(entry -> number(entry) < before)
                    .filter(entry -> Files.isRegularFile(entry.resolve(METADATA)))
                    .max(Comparator.comparingLong(StateFolder::number))
                    .map(entry -> entry.toUri().toString());
        }
    }

    /**
     * Copies the metadata of a checkpoint or savepoint, which Flink may remove at any time.
     *
     * @return false when it is gone already
     */
    public static boolean copyMetadata(String location, Path target) throws IOException {
        try {
            Files.copy(Path.of(URI.create(location)).resolve(METADATA), target);
            return true;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    /**
     * The newest state that a job has completed, be it a checkpoint or a savepoint: a job that stops with a savepoint may have
     * committed output with it that no checkpoint knows of.
     */
    public Optional<String> findNewest(String jobId) throws IOException {
        Optional<String> checkpoint = findNewestCheckpoint(jobId);
        long number =
                checkpoint.map(found -> number(Path.of(URI.create(found)))).orElse(-1L);
        Path savepoints = root.resolve("savepoints");
        if (!Files.isDirectory(savepoints)) {
            return checkpoint;
        }
        try (Stream<Path> entries = Files.list(savepoints)) {
            return entries.filter(entry -> entry.getFileName().toString().startsWith(savepointPrefix(jobId)))
                    .filter(entry -> numberInMetadata(entry) > number)
                    .max(Comparator.comparingLong(StateFolder::numberInMetadata))
                    .map(entry -> entry.toUri().toString())
                    .or(() -> checkpoint);
        }
    }

    /** As Flink names the folders of savepoints. */
    private static String savepointPrefix(String jobId) {
        return "savepoint-" + jobId.substring(0, 6) + "-";
    }

    /** Savepoints and checkpoints of a job are numbered together; -1 for what is not complete. */
    private static long numberInMetadata(Path savepoint) {
        try (DataInputStream metadata = new DataInputStream(Files.newInputStream(savepoint.resolve(METADATA)))) {
            int magic = metadata.readInt();
            int unusedVersion = metadata.readInt();
            return magic == METADATA_MAGIC ? metadata.readLong() : -1;
        } catch (IOException incomplete) {
            return -1;
        }
    }

    /**
     * The newest complete checkpoint of the same job that is older than {@code location}.
     *
     * @param location a checkpoint that need not be there any more; anything else has no older one
     */
    public Optional<String> findOlderCheckpoint(String location) throws IOException {
        Path checkpoint = Path.of(URI.create(location)).normalize();
        Path job = checkpoint.getParent();
        if (job == null || !root.resolve("checkpoints").equals(job.getParent()) || !isCheckpoint(checkpoint)) {
            return Optional.empty();
        }
        return newest(job, number(checkpoint));
    }

    /** The later of two checkpoints of one job. */
    public static String later(String one, String other) {
        return number(Path.of(URI.create(one))) >= number(Path.of(URI.create(other))) ? one : other;
    }

    /** What people may call the checkpoint or savepoint: the last of its path, a checkpoint with a part of its job's id. */
    public static String shortName(String location) {
        Path path = Path.of(URI.create(location)).normalize();
        String last = String.valueOf(path.getFileName());
        Path job = path.getParent();
        return isCheckpoint(path) && job != null ? job.getFileName().toString().substring(0, 6) + "-" + last : last;
    }

    private static boolean isCheckpoint(Path path) {
        return CHECKPOINT.matcher(String.valueOf(path.getFileName())).matches();
    }

    private static long number(Path checkpoint) {
        return Long.parseLong(String.valueOf(checkpoint.getFileName()).substring("chk-".length()));
    }

    /**
     * Removes the checkpoints of all jobs but {@code job} and those that one of {@code needed} lies among.
     *
     * @param needed locations of checkpoints and savepoints
     * @return the ids of the jobs whose checkpoints are gone now
     */
    public List<String> removeCheckpointsOfOthers(String job, Collection<String> needed) throws IOException {
        return removeUnneeded(root.resolve("checkpoints"), needed, name -> !name.equals(job));
    }

    /** Removes the savepoints that {@code needed} does not name; returns their names. */
    public List<String> removeSavepointsBut(Collection<String> needed) throws IOException {
        return removeUnneeded(root.resolve("savepoints"), needed, name -> true);
    }

    private static List<String> removeUnneeded(Path folder, Collection<String> needed, Predicate<String> doomed)
            throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> kept = needed.stream()
                .map(location -> Path.of(URI.create(location)).normalize())
                .toList();
        List<Path> unneeded;
        try (Stream<Path> entries = Files.list(folder)) {
            unneeded = entries.filter(entry -> doomed.test(entry.getFileName().toString()))
                    .filter(entry -> kept.stream().noneMatch(location -> location.startsWith(entry)))
                    .toList();
        }
        for (Path entry : unneeded) {
            Folders.remove(entry);
        }
        return unneeded.stream().map(entry -> entry.getFileName().toString()).toList();
    }

    /** Removes all state of the application. */
    public void remove() throws IOException {
        Folders.remove(root);
    }

    /**
     * Removes one savepoint; one that is gone already is no error.
     *
     * @throws IOException also when {@code location} is not in this folder
     */
    public void removeSavepoint(String location) throws IOException {
        Path savepoint = Path.of(URI.create(location)).normalize();
        if (!savepoint.startsWith(root) || savepoint.equals(root)) {
            throw new IOException("Savepoint " + location + " is not in " + root + " and is left alone.");
        }
        Folders.remove(savepoint);
    }
}
