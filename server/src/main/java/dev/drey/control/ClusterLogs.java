package dev.drey.control;

import dev.drey.cluster.ClusterSpec;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The logs of one incarnation, of processes alive and gone. A log is asked for by a name that is compared with what is
 * there and never becomes part of a path.
 *
 * @param live whether the incarnation is the application's present one
 */
public record ClusterLogs(String incarnationId, boolean live, Path folder) {

    /** An answer is held in memory; who wants more asks again from where it ended. */
    static final int MOST_BYTES = 1 << 20;

    private static final Pattern FILE = Pattern.compile("(flink-(?:jobmanager|taskmanager-\\d+))(?:\\.log|(\\.out))");
    private static final String LOG = ".log";

    /**
     * A log that is there.
     *
     * @param name of the process; with {@code .out} behind it for what the process wrote past its log
     */
    public record Log(String name, long bytes) {}

    /**
     * A piece of a log.
     *
     * @param start where in the file it begins
     * @param next where to go on; 0 when the file was full and a new one has been begun
     */
    public record Part(long start, long next, ByteBuffer bytes) {}

    /** In the order of their names. */
    public List<Log> list() throws IOException {
        Path logs = ClusterSpec.logFolder(folder);
        if (!Files.isDirectory(logs)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(logs)) {
            return files.map(file -> FILE.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(file -> new Log(
                            file.group(2) == null ? file.group(1) : file.group(),
                            logs.resolve(file.group()).toFile().length()))
                    .sorted(Comparator.comparing(Log::name))
                    .toList();
        }
    }

    /**
     * At most {@link #MOST_BYTES} of a log; empty when there is no such log.
     *
     * @param offset in bytes; a negative one counts from the end. One that lies behind the end means the file that was
     *     there before log4j began a new one: the rest of it comes first.
     */
    public Optional<Part> find(String name, long offset) throws IOException {
        if (list().stream().noneMatch(log -> log.name().equals(name))) {
            return Optional.empty();
        }
        Path file = ClusterSpec.logFolder(folder).resolve(FILE.matcher(name).matches() ? name : name + LOG);
        return Optional.of(read(file, offset));
    }

    private static Part read(Path file, long offset) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            long size = channel.size();
            if (offset > size) {
                return restOfFormer(file, offset);
            }
            long start = offset < 0 ? Math.max(0, size + offset) : offset;
            ByteBuffer bytes = read(channel, start);
            return new Part(start, start + bytes.remaining(), bytes);
        } catch (NoSuchFileException betweenTwoFiles) {
            return new Part(offset, offset, ByteBuffer.allocate(0));
        }
    }

    private static Part restOfFormer(Path file, long offset) throws IOException {
        Optional<Path> former = newestFormer(file);
        if (former.isEmpty()) {
            return new Part(offset, 0, ByteBuffer.allocate(0));
        }
        try (FileChannel channel = FileChannel.open(former.get())) {
            ByteBuffer bytes = read(channel, offset);
            long next = offset + bytes.remaining();
            return new Part(offset, next < channel.size() ? next : 0, bytes);
        }
    }

    /** Log4j gives the newest of the full files the highest number. */
    private static Optional<Path> newestFormer(Path file) throws IOException {
        Pattern full = Pattern.compile(Pattern.quote(file.getFileName().toString()) + "\\.(\\d{1,6})");
        ToIntFunction<Path> number = path -> {
            Matcher matcher = full.matcher(path.getFileName().toString());
            return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
        };
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            return files.filter(path -> number.applyAsInt(path) >= 0).max(Comparator.comparingInt(number));
        }
    }

    private static ByteBuffer read(FileChannel channel, long start) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, Math.min(MOST_BYTES, channel.size() - start)));
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, start + bytes.position());
        }
        return bytes.flip();
    }
}
