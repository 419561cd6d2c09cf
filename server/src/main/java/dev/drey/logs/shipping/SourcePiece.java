package dev.drey.logs.shipping;

import java.util.List;

/**
 * What a source has that was not read yet.
 *
 * @param lines in the order in which they were written
 * @param more whether there is more than this
 */
record SourcePiece(String source, List<SourceLine> lines, boolean more) {

    SourcePiece {
        lines = List.copyOf(lines);
    }
}
