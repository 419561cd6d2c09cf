package dev.drey.flink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The beginning and the end of a text that may be too long to hold. */
final class HeadAndTail {

    private static final int PIECE = 1 << 16;

    private HeadAndTail() {}

    /** All of it when it is short; else its ends, in whole lines, with a blank line between them. */
    static String read(InputStream text, int head, int tail) throws IOException {
        ByteArrayOutputStream beginning = new ByteArrayOutputStream();
        beginning.write(text.readNBytes(head));
        byte[] ring = new byte[tail];
        long seen = 0;
        byte[] piece = new byte[PIECE];
        for (int count = text.read(piece); count >= 0; count = text.read(piece)) {
            for (int index = 0; index < count; index++) {
                ring[(int) ((seen + index) % tail)] = piece[index];
            }
            seen += count;
        }
        if (seen > tail) {
            int start = (int) (seen % tail);
            beginning.write(new byte[] {'\n', '\n'});
            ByteArrayOutputStream end = new ByteArrayOutputStream(tail);
            end.write(ring, start, tail - start);
            end.write(ring, 0, start);
            byte[] last = end.toByteArray();
            int newline = firstNewline(last);
            beginning.write(last, newline, last.length - newline);
        } else {
            beginning.write(ring, 0, (int) seen);
        }
        return beginning.toString(StandardCharsets.UTF_8);
    }

    /** The first line of the end is most likely cut. */
    private static int firstNewline(byte[] bytes) {
        for (int index = 0; index < bytes.length; index++) {
            if (bytes[index] == '\n') {
                return index + 1;
            }
        }
        return 0;
    }
}
