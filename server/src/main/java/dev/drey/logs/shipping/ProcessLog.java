package dev.drey.logs.shipping;

import com.google.common.hash.Hashing;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The events that one process has written, each a line of JSON that begins with its time. Log4j begins a new file when one
 * is full and gives the full ones numbers, the newest the highest; they are told apart by how they begin, as their names
 * change.
 */
final class ProcessLog {

    private static final Pattern LINE = Pattern.compile("\\{\"timestamp\":(\\d{1,18}),(.*)");
    private static final int BEGINNING = 128;

    private final Path file;

    /** @param file the one that is being written, such as {@code flink-jobmanager.json} */
    ProcessLog(Path file) {
        this.file = file;
    }

    /** The files that processes are writing in a folder; none when there is no such folder. */
    static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    /** A file as it was found, and how it begins. */
    private record Part(Path path, String beginning) {}

    private record Mark(String beginning, long offset) {

        static Mark parse(String text) {
            int colon = text.indexOf(':');
            return new Mark(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return beginning + ":" + offset;
        }
    }

    /**
     * What was written behind {@code mark}.
     *
     * @param mark null to begin
     * @param most about how many bytes to read
     */
    SourcePiece read(String source, @Nullable String mark, long most) throws IOException {
        List<Part> parts = parts();
        Mark from = mark == null ? new Mark("", 0) : Mark.parse(mark);
        int first = 0;
        for (int index = 0; index < parts.size(); index++) {
            if (parts.get(index).beginning().equals(from.beginning())) {
                first = index;
            }
        }
        List<SourceLine> lines = new ArrayList<>();
        boolean more = false;
        long left = most;
        for (Part part : parts.subList(Math.min(first, parts.size()), parts.size())) {
            long offset = part.beginning().equals(from.beginning()) ? from.offset() : 0;
            if (left <= 0) {
                more = true;
                break;
            }
            long read = read(part, offset, left, lines);
            left -= read;
            more = offset + read < wholeLines(part);
        }
        // A file that became full meanwhile has another name now: what was read may have a gap.
        return parts.equals(parts()) ? new SourcePiece(source, lines, more) : new SourcePiece(source, List.of(), true);
    }

    private static long wholeLines(Part part) throws IOException {
        return Files.size(part.path());
    }

    /** Oldest first. A file without a whole beginning has nothing to tell yet. */
    private List<Part> parts() throws IOException {
        Pattern full = Pattern.compile(Pattern.quote(file.getFileName().toString()) + "\\.(\\d{1,6})");
        List<Path> paths = new ArrayList<>();
        try (Stream<Path> files = Files.list(file.toAbsolutePath().getParent())) {
            files.filter(path -> full.matcher(path.getFileName().toString()).matches())
                    .sorted(Comparator.comparingInt(path -> number(full, path)))
                    .forEach(paths::add);
        }
        paths.add(file);
        List<Part> parts = new ArrayList<>();
        for (Path path : paths) {
            beginning(path).ifPresent(beginning -> parts.add(new Part(path, beginning)));
        }
        return parts;
    }

    private static int number(Pattern full, Path path) {
        Matcher matcher = full.matcher(path.getFileName().toString());
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static Optional<String> beginning(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            ByteBuffer bytes = ByteBuffer.allocate(BEGINNING);
            fill(channel, 0, bytes);
            return bytes.hasRemaining()
                    ? Optional.empty()
                    : Optional.of(
                            Hashing.sha256().hashBytes(bytes.array()).toString().substring(0, 16));
        } catch (NoSuchFileException betweenTwoFiles) {
            return Optional.empty();
        }
    }

    /** As far as the file goes. */
    private static void fill(FileChannel channel, long offset, ByteBuffer bytes) throws IOException {
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, offset + bytes.position());
        }
    }

    /** Adds whole lines, and returns how many bytes they have. */
    private static long read(Part part, long offset, long most, List<SourceLine> into) throws IOException {
        byte[] bytes;
        try (FileChannel channel = FileChannel.open(part.path())) {
            ByteBuffer buffer =
                    ByteBuffer.allocate((int) Math.max(0, Math.min(Math.max(most, 1 << 20), channel.size() - offset)));
            fill(channel, offset, buffer);
            bytes = Arrays.copyOf(buffer.array(), buffer.position());
        }
        int begin = 0;
        for (int at = 0; at < bytes.length; at++) {
            if (bytes[at] == '\n') {
                String text = new String(bytes, begin, at - begin, StandardCharsets.UTF_8);
                begin = at + 1;
                String mark = new Mark(part.beginning(), offset + begin).toString();
                Matcher line = LINE.matcher(text);
                // What is no event of ours, such as the rest of a line that a full disk cut short, is passed over.
                if (line.matches()) {
                    into.add(new SourceLine(Long.parseLong(line.group(1)), "{" + line.group(2), mark));
                }
            }
        }
        return begin;
    }
}
