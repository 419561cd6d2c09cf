package dev.drey.cli.gallery;

import dev.drey.flink.FlinkException;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cluster that an exhibit is shown on; everything of it is gone after {@link #end}. */
interface Ground {

    /** Starts what there is before a program. */
    void begin() throws IOException, InterruptedException;

    /** The address of Flink's REST API; of no use while there is no cluster. */
    URI rest() throws IOException, InterruptedException;

    /** Flink's id of the job that is there now, 32 hexadecimal digits; empty when there is none. */
    String jobId() throws IOException, InterruptedException;

    /**
     * Submits a program, or has the one that runs replaced by it; returns at once.
     *
     * @param state where to begin; null for nowhere, or for what the ground sees fit
     * @param losing whether state that has no operator is left out
     */
    void submit(List<String> program, @Nullable String state, boolean losing)
            throws IOException, FlinkException, InterruptedException;

    /** Why the program was refused; null while it was not. */
    @Nullable
    String refusal() throws IOException, InterruptedException;

    /** Process ids of the job managers that are there. */
    List<Long> jobManagers() throws IOException, InterruptedException;

    /** Process ids of the task managers that are there, oldest first. */
    List<Long> taskManagers() throws IOException, InterruptedException;

    /** One more, where nobody else does it. */
    void startTaskManager() throws IOException;

    /** Behind {@code drey doctor}. */
    List<String> doctorArguments() throws IOException, InterruptedException;

    /** Ends all of it. */
    void end() throws IOException, InterruptedException;
}
