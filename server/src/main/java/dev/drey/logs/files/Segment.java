package dev.drey.logs.files;

import dev.drey.logs.LogEvent;
import dev.drey.logs.LogStore;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One file of a stream: whole batches, one after another. A batch that a crash cut short is dropped when the file is
 * opened. Not safe for use by several threads, except {@link #read}.
 */
final class Segment {

    /** Batches are small; what is remembered of where they lie is kept small by taking neighbours together. */
    private static final long STRETCH = 64 * 1024;

    private static final int BITS_OF_OFFSET = 32;
    private static final int LIKELY_HEAD = 512;

    private final Path file;
    private final long number;
    private final List<Stretch> stretches = new ArrayList<>();
    private long size;

    /** Neighbouring batches, and the times between which their events lie. */
    record Stretch(long offset, long end, long from, long to) {}

    private Segment(Path file, long number) {
        this.file = file;
        this.number = number;
    }

    static Segment create(Path folder, long number) throws IOException {
        Path file = folder.resolve("%012d.log".formatted(number));
        Files.createFile(file);
        return new Segment(file, number);
    }

    /** @param seen is handed each batch that is there, in their order */
    static Segment open(Path file, long number, Consumer<Batch> seen) throws IOException {
        Segment segment = new Segment(file, number);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Optional<String> head = headAt(channel, segment.size);
            while (head.isPresent()) {
                long begin = segment.size;
                Batch batch = Batch.parse(head.get());
                segment.size += head.get().length() + 1 + batch.bytes();
                segment.remember(begin, batch);
                seen.accept(batch);
                head = headAt(channel, segment.size);
            }
            if (channel.size() > segment.size) {
                channel.truncate(segment.size);
            }
        }
        return segment;
    }

    /** Empty at the end, and where what follows is no whole batch. Heads are all ASCII. */
    private static Optional<String> headAt(FileChannel channel, long at) throws IOException {
        StringBuilder head = new StringBuilder();
        ByteBuffer bytes = ByteBuffer.allocate(LIKELY_HEAD);
        while (channel.read(bytes.clear(), at + head.length()) > 0) {
            String read = StandardCharsets.US_ASCII.decode(bytes.flip()).toString();
            int end = read.indexOf('\n');
            head.append(end < 0 ? read : read.substring(0, end));
            if (end >= 0) {
                return Optional.of(head.toString()).filter(line -> isWhole(channel, at, line));
            }
        }
        return Optional.empty();
    }

    private static boolean isWhole(FileChannel channel, long at, String head) {
        try {
            return at + head.length() + 1 + Batch.parse(head).bytes() <= channel.size();
        } catch (IllegalArgumentException | IOException cutShort) {
            return false;
        }
    }

    private void remember(long begin, Batch batch) {
        if (batch.events() == 0) {
            return;
        }
        Stretch last = stretches.isEmpty() ? null : stretches.get(stretches.size() - 1);
        if (last != null && size - last.offset() <= STRETCH) {
            stretches.set(
                    stretches.size() - 1,
                    new Stretch(
                            last.offset(), size, Math.min(last.from(), batch.from()), Math.max(last.to(), batch.to())));
        } else {
            stretches.add(new Stretch(begin, size, batch.from(), batch.to()));
        }
    }

    /** All of it or nothing, unless the disk fails twice. */
    void append(byte[] encoded, Batch batch) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            try {
                ByteBuffer bytes = ByteBuffer.wrap(encoded);
                while (bytes.hasRemaining()) {
                    channel.write(bytes, size + bytes.position());
                }
            } catch (IOException failure) {
                channel.truncate(size);
                throw failure;
            }
        }
        long begin = size;
        size += encoded.length;
        remember(begin, batch);
    }

    long number() {
        return number;
    }

    long size() {
        return size;
    }

    /** Time of the oldest event, the greatest number when there is none. */
    long from() {
        return stretches.stream().mapToLong(Stretch::from).min().orElse(Long.MAX_VALUE);
    }

    /** Time of the newest event, the least number when there is none. */
    long to() {
        return stretches.stream().mapToLong(Stretch::to).max().orElse(Long.MIN_VALUE);
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Those that may have events from {@code from} until before {@code to}. */
    List<Stretch> between(long from, long to) {
        return stretches.stream()
                .filter(stretch -> stretch.to() >= from && stretch.from() < to)
                .toList();
    }

    /**
     * Hands over the events of a stretch that lie between two times.
     *
     * @return false when the reader wants no more
     */
    boolean read(Stretch stretch, long from, long to, LogStore.Reader reader) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            channel.position(stretch.offset());
            Lines lines =
                    new Lines(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16), stretch.offset());
            while (lines.offset < stretch.end()) {
                Batch batch = Batch.parse(lines.line());
                long end = lines.offset + batch.bytes();
                while (lines.offset < end) {
                    LogEvent event = lines.event((number << BITS_OF_OFFSET) | lines.offset, batch.ingestedAt());
                    if (event.timestamp() >= from && event.timestamp() < to && !reader.take(event)) {
                        return false;
                    }
                }
            }
            return true;
        }
    }

    /** Reads on, and knows where. */
    private static final class Lines {
        private final InputStream in;
        private long offset;

        Lines(InputStream in, long offset) {
            this.in = in;
            this.offset = offset;
        }

        String line() throws IOException {
            StringBuilder line = new StringBuilder();
            int next = in.read();
            while (next != '\n') {
                if (next < 0) {
                    throw new EOFException("a line of the log store is cut short");
                }
                line.append((char) next);
                offset++;
                next = in.read();
            }
            offset++;
            return line.toString();
        }

        LogEvent event(long position, long ingestedAt) throws IOException {
            String head = line();
            int gap = head.indexOf(' ');
            byte[] message = in.readNBytes(Integer.parseInt(head.substring(gap + 1)));
            in.skipNBytes(1);
            offset += message.length + 1L;
            return new LogEvent(
                    position,
                    Long.parseLong(head.substring(0, gap)),
                    ingestedAt,
                    new String(message, StandardCharsets.UTF_8));
        }
    }
}
