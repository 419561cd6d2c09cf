package dev.drey.cluster.process;

import dev.drey.flink.RootCause;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds in the end of a log what a process died of. */
final class LastWords {

    private static final int TAIL_BYTES = 64 * 1024;
    private static final Pattern COMPLAINT =
            Pattern.compile("(ERROR|FATAL|WARN) .*|Error: .*|Error occurred.*|.*OutOfMemoryError.*|.*No space left.*");

    private LastWords() {}

    static Optional<String> in(Path log) {
        try {
            return in(tail(log));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    static Optional<String> in(String text) {
        int cause = text.lastIndexOf("Caused by: ");
        if (cause >= 0) {
            return Optional.of(RootCause.of(text.substring(cause)));
        }
        List<String> complaints = text.lines()
                .filter(line ->
                        COMPLAINT.matcher(line.replaceFirst("^[\\d:, -]+", "")).matches())
                .toList();
        return complaints.isEmpty() ? Optional.empty() : Optional.of(complaints.get(complaints.size() - 1));
    }

    private static String tail(Path log) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long length = file.length();
            byte[] bytes = new byte[(int) Math.min(TAIL_BYTES, length)];
            file.seek(length - bytes.length);
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
