package dev.drey.programs.audit;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A folder through which the job is told what to do, while it runs.
 *
 * @param path of the folder, as text because Flink sends it to the tasks
 */
record ControlFolder(String path) implements Serializable {

    private static final String FAIL = "fail";
    private static final String END = "end";

    /** Whether a task is to fail. True once for each file {@code fail} that is put there, whoever asks first. */
    boolean takeFailure() throws IOException {
        return Files.deleteIfExists(Path.of(path, FAIL));
    }

    /** The number in the file {@code end}; no end as long as it is not there. */
    long findEnd() throws IOException {
        try {
            return Long.parseLong(Files.readString(Path.of(path, END)).strip());
        } catch (NoSuchFileException none) {
            return Long.MAX_VALUE;
        }
    }
}
