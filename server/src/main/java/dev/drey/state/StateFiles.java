package dev.drey.state;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Port to a place where Flink writes checkpoints and savepoints. Locations are URIs as Flink knows them, such as {@code
 * s3://bucket/clicks}, without a slash at their end. Safe for use by several threads.
 *
 * <p>Every method throws {@link IOException} when the place cannot be reached, which never means that something is not
 * there.
 */
public interface StateFiles {

    /** The names of what lies directly in a folder, in no order; none when there is no such folder. */
    List<String> list(String folder) throws IOException;

    /**
     * The beginning of a file.
     *
     * @param most bytes to read; 0 only asks whether the file is there
     * @return empty when there is no such file
     */
    Optional<byte[]> read(String file, int most) throws IOException;

    /** Removes a folder with all that is in it; one that is not there is no error. */
    void remove(String folder) throws IOException;
}
