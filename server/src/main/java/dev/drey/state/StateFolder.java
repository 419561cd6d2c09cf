package dev.drey.state;

import static dev.drey.state.StateLocation.child;
import static dev.drey.state.StateLocation.name;
import static dev.drey.state.StateLocation.parent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One application's state, in the folders of its own that it has in some place for checkpoints and for savepoints. */
public final class StateFolder {

    private static final Pattern CHECKPOINT = Pattern.compile("chk-\\d+");

    /** How Flink names the folders of jobs, and those of savepoints. */
    private static final Pattern FOLDER =
            Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])|savepoint-[0-9a-f]{6}-[0-9a-f]{12}");

    private static final String CHECKPOINTS = "checkpoints";
    private static final String SAVEPOINTS = "savepoints";
    private static final String CHANGELOG = "changelog";
    private static final String METADATA = "_metadata";

    /** What every metadata file of Flink begins with; the format's version and the checkpoint's number follow. */
    private static final int METADATA_MAGIC = 0x4960672d;

    private static final int METADATA_HEAD = 16;

    private final StateFiles files;
    private final String rootOfCheckpoints;
    private final String rootOfSavepoints;

    /**
     * @param rootOfCheckpoints the application's own folder for checkpoints, which need not exist yet
     * @param rootOfSavepoints the same for savepoints; may be the same
     */
    public StateFolder(StateFiles files, String rootOfCheckpoints, String rootOfSavepoints) {
        this.files = files;
        this.rootOfCheckpoints = rootOfCheckpoints;
        this.rootOfSavepoints = rootOfSavepoints;
    }

    /** Where Flink is told to write checkpoints; it makes a folder for each job there. */
    public String checkpointsUri() {
        return child(rootOfCheckpoints, CHECKPOINTS);
    }

    /** Where Flink is told to write changes of state between checkpoints, if it is to; in a folder for each job, too. */
    public String changelogUri() {
        return child(rootOfCheckpoints, CHANGELOG);
    }

    /** Where Flink is told to write savepoints. */
    public String savepointsUri() {
        return child(rootOfSavepoints, SAVEPOINTS);
    }

    /**
     * The newest checkpoint that a job has completed: the one whose metadata is there, which Flink writes last.
     *
     * @return its URI, to be restored from; empty when the job has completed none
     */
    public Optional<String> findNewestCheckpoint(String jobId) throws IOException {
        return newest(child(checkpointsUri(), jobId), Long.MAX_VALUE);
    }

    private Optional<String> newest(String job, long before) throws IOException {
        List<String> numbered = files.list(job).stream()
                .filter(StateFolder::isCheckpoint)
                .filter(entry -> number(entry) < before)
                .sorted(Comparator.comparingLong(StateFolder::number).reversed())
                .map(entry -> child(job, entry))
                .toList();
        for (String checkpoint : numbered) {
            if (files.read(child(checkpoint, METADATA), 0).isPresent()) {
                return Optional.of(checkpoint);
            }
        }
        return Optional.empty();
    }

    /** The ids of all jobs that have a folder for checkpoints here. */
    public List<String> listJobs() throws IOException {
        return files.list(checkpointsUri());
    }

    /** All complete checkpoints, those of one job oldest first. */
    public List<String> listCheckpoints() throws IOException {
        List<String> complete = new ArrayList<>();
        for (String job : files.list(checkpointsUri())) {
            String folder = child(checkpointsUri(), job);
            List<String> numbered = files.list(folder).stream()
                    .filter(StateFolder::isCheckpoint)
                    .sorted(Comparator.comparingLong(StateFolder::number))
                    .map(entry -> child(folder, entry))
                    .toList();
            for (String checkpoint : numbered) {
                if (files.read(child(checkpoint, METADATA), 0).isPresent()) {
                    complete.add(checkpoint);
                }
            }
        }
        return complete;
    }

    /** The metadata of a checkpoint or savepoint, which Flink may remove at any time; empty when it is gone already. */
    public Optional<byte[]> readMetadata(String location) throws IOException {
        return files.read(child(location, METADATA), Integer.MAX_VALUE);
    }

    /**
     * The names of all folders of jobs and of savepoints that a checkpoint refers to. One that goes on with a changelog refers
     * to what former jobs wrote, and to the savepoint that the first of them began with; others to nothing but their own. It
     * reads the paths in the metadata, which stand there as plain text.
     *
     * @return empty also when the checkpoint is gone
     */
    public Set<String> findReferredTo(String checkpoint) throws IOException {
        return readMetadata(checkpoint)
                .map(metadata -> FOLDER.matcher(new String(metadata, StandardCharsets.ISO_8859_1))
                        .results()
                        .map(MatchResult::group)
                        .collect(Collectors.toSet()))
                .orElseGet(Set::of);
    }

    /**
     * Whether a checkpoint here cannot do without a savepoint, or without a checkpoint of another job.
     *
     * @param location of the savepoint or checkpoint, in whatever place
     */
    public boolean needs(String location) throws IOException {
        String folder = isCheckpoint(location) ? name(parent(location)) : name(location);
        for (String checkpoint : listCheckpoints()) {
            if (!name(parent(checkpoint)).equals(folder)
                    && findReferredTo(checkpoint).contains(folder)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The newest state that a job has completed, be it a checkpoint or a savepoint: a job that stops with a savepoint may have
     * committed output with it that no checkpoint knows of.
     */
    public Optional<String> findNewest(String jobId) throws IOException {
        Optional<String> newest = findNewestCheckpoint(jobId);
        long highest = newest.map(StateFolder::number).orElse(-1L);
        for (String entry : files.list(savepointsUri())) {
            if (entry.startsWith(savepointPrefix(jobId))) {
                String savepoint = child(savepointsUri(), entry);
                long number = numberInMetadata(savepoint);
                if (number > highest) {
                    highest = number;
                    newest = Optional.of(savepoint);
                }
            }
        }
        return newest;
    }

    /** As Flink names the folders of savepoints. */
    private static String savepointPrefix(String jobId) {
        return "savepoint-" + jobId.substring(0, 6) + "-";
    }

    /** Savepoints and checkpoints of a job are numbered together; -1 for what is not complete. */
    private long numberInMetadata(String savepoint) throws IOException {
        ByteBuffer head = ByteBuffer.wrap(
                files.read(child(savepoint, METADATA), METADATA_HEAD).orElse(new byte[0]));
        return head.remaining() == METADATA_HEAD && head.getInt(0) == METADATA_MAGIC ? head.getLong(8) : -1;
    }

    /**
     * The newest complete checkpoint of the same job that is older than {@code location}.
     *
     * @param location a checkpoint that need not be there any more; anything else has no older one
     */
    public Optional<String> findOlderCheckpoint(String location) throws IOException {
        String job = parent(location);
        boolean found =
                isCheckpoint(location) && owns(location) && name(parent(job)).equals(CHECKPOINTS);
        return found ? newest(job, number(location)) : Optional.empty();
    }

    /** The later of two checkpoints of one job. */
    public static String later(String one, String other) {
        return number(one) >= number(other) ? one : other;
    }

    /** What people may call the checkpoint or savepoint: the last of its path, a checkpoint with a part of its job's id. */
    public static String shortName(String location) {
        String job = name(parent(location));
        return isCheckpoint(location)
                ? job.substring(0, Math.min(6, job.length())) + "-" + name(location)
                : name(location);
    }

    private static boolean isCheckpoint(String location) {
        return CHECKPOINT.matcher(name(location)).matches();
    }

    private static long number(String checkpoint) {
        return Long.parseLong(name(checkpoint).substring("chk-".length()));
    }

    /**
     * Removes the checkpoints of all jobs but {@code job} and those that one of {@code needed} lies among.
     *
     * @param needed locations of checkpoints and savepoints, and names of folders of jobs and savepoints
     * @return the ids of the jobs whose checkpoints are gone now
     */
    public List<String> removeCheckpointsOfOthers(String job, Collection<String> needed) throws IOException {
        List<String> unused = removeUnneeded(changelogUri(), needed, name -> !name.equals(job));
        return removeUnneeded(checkpointsUri(), needed, name -> !name.equals(job));
    }

    /** Removes the checkpoints of one job, unless one of {@code needed} lies among them. */
    public void removeCheckpointsOf(String job, Collection<String> needed) throws IOException {
        for (String folder : List.of(changelogUri(), checkpointsUri())) {
            List<String> unused = removeUnneeded(folder, needed, name -> name.equals(job));
        }
    }

    /** Removes the savepoints that {@code needed} does not name; returns their names. */
    public List<String> removeSavepointsBut(Collection<String> needed) throws IOException {
        return removeUnneeded(savepointsUri(), needed, name -> true);
    }

    /** Whether there are checkpoints of other jobs, or savepoints, that {@code needed} does not name. */
    public boolean hasOtherThan(String job, Collection<String> needed) throws IOException {
        return !(unneeded(changelogUri(), needed, name -> !name.equals(job)).isEmpty()
                && unneeded(checkpointsUri(), needed, name -> !name.equals(job)).isEmpty()
                && unneeded(savepointsUri(), needed, name -> true).isEmpty());
    }

    private List<String> removeUnneeded(String folder, Collection<String> needed, Predicate<String> doomed)
            throws IOException {
        List<String> unneeded = unneeded(folder, needed, doomed);
        for (String entry : unneeded) {
            files.remove(child(folder, entry));
        }
        return unneeded;
    }

    private List<String> unneeded(String folder, Collection<String> needed, Predicate<String> doomed)
            throws IOException {
        return files.list(folder).stream()
                .filter(doomed)
                .filter(entry -> needed.stream()
                        .noneMatch(location -> StateLocation.names(location).contains(entry)))
                .toList();
    }

    /** Removes all state of the application in these folders. */
    public void remove() throws IOException {
        files.remove(rootOfCheckpoints);
        files.remove(rootOfSavepoints);
    }

    /** Whether a checkpoint or savepoint lies in a folder of this application, in whatever place. */
    public boolean owns(String location) {
        List<String> above = StateLocation.names(parent(location));
        boolean own = above.contains(name(rootOfCheckpoints)) || above.contains(name(rootOfSavepoints));
        return own && !above.contains("..");
    }

    /**
     * Removes one checkpoint or savepoint; one that is gone already is no error.
     *
     * @throws IOException also when this application does not own {@code location}
     */
    public void removeSavepoint(String location) throws IOException {
        if (!owns(location)) {
            throw new IOException("Savepoint " + location + " is not in " + rootOfSavepoints + " and is left alone.");
        }
        files.remove(location);
    }

    /** Two are equal that stand for the same folders. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StateFolder folder
                && rootOfCheckpoints.equals(folder.rootOfCheckpoints)
                && rootOfSavepoints.equals(folder.rootOfSavepoints);
    }

    @Override
    public int hashCode() {
        return rootOfCheckpoints.hashCode() * 31 + rootOfSavepoints.hashCode();
    }
}
