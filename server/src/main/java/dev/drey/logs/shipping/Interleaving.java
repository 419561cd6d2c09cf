package dev.drey.logs.shipping;

import dev.drey.logs.NewEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what several sources have into the order of time. What is younger than the youngest that all sources can have been
 * read to waits for the next time, so that a stream, read from its beginning or followed at its end, is in order. Pure.
 */
final class Interleaving {

    /** A clock that was set back leaves lines from the future behind, which must not wait until it comes. */
    private static final long LONGEST_WAIT_MILLIS = 5000;

    private Interleaving() {}

    /** What may go now, and how far each source has then been read. */
    record Due(List<NewEvent> events, Map<String, String> marks) {}

    /**
     * What may go now.
     *
     * @param until a time before the first source was looked at, in milliseconds since 1970
     * @param earliest what is older goes under this time, as if it had happened then: what went before is not younger
     */
    static Due due(List<SourcePiece> pieces, long until, long earliest) {
        long limit = until;
        for (SourcePiece piece : pieces) {
            if (piece.more() && !piece.lines().isEmpty()) {
                limit = Math.min(
                        limit, piece.lines().get(piece.lines().size() - 1).timestamp());
            }
        }
        List<NewEvent> events = new ArrayList<>();
        Map<String, String> marks = new HashMap<>();
        for (SourcePiece piece : pieces) {
            boolean told = piece.source().startsWith(LogShipping.STORIES);
            for (SourceLine line : piece.lines()) {
                if (line.timestamp() > limit && line.timestamp() < until + LONGEST_WAIT_MILLIS) {
                    break;
                }
                events.add(
                        new NewEvent(told ? Math.max(line.timestamp(), earliest) : line.timestamp(), line.message()));
                marks.put(piece.source(), line.mark());
            }
        }
        events.sort(Comparator.comparingLong(NewEvent::timestamp));
        return new Due(events, marks);
    }
}
