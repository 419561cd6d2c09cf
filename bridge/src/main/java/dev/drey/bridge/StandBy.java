package dev.drey.bridge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a job waits until the one that it replaces has ended. The service and this process meet in a folder:
 *
 * <ol>
 *   <li>the service puts there, where it has them, the {@code _metadata} of the running job's newest checkpoint and the
 *       running job's {@code operators};
 *   <li>this process checks that the state fits the job and writes {@code ready}, or else {@code refusal} with the reason;
 *   <li>once the running job is gone the service writes {@code go}: the URI of the state to begin with, or nothing.
 * </ol>
 *
 * @param folder exists
 * @param allowNonRestored whether state that finds no operator may be dropped
 */
record StandBy(Path folder, boolean allowNonRestored) {

    private static final String METADATA = "_metadata";
    private static final String OPERATORS = "operators";
    private static final String REFUSAL = "refusal";
    private static final String READY = "ready";
    private static final String GO = "go";
    private static final int LOOK_MILLIS = 10;

    /**
     * Returns when the job may be submitted.
     *
     * @return the state to begin with; empty to begin without
     * @throws IllegalStateException in plain words, when the state does not fit the job
     */
    Optional<String> await(List<JobOperator> operators, ClassLoader userCode) throws IOException, InterruptedException {
        check(operators, userCode);
        Files.createFile(folder.resolve(READY));
        // For the most a running job may take for its last savepoint: the service ends this process when it gives up.
        while (!Files.exists(folder.resolve(GO))) {
            Thread.sleep(LOOK_MILLIS);
        }
        String state = Files.readString(folder.resolve(GO));
        return state.isEmpty() ? Optional.empty() : Optional.of(state);
    }

    private void check(List<JobOperator> operators, ClassLoader userCode) throws IOException {
        Path metadata = folder.resolve(METADATA);
        if (!Files.exists(metadata)) {
            return;
        }
        Map<String, String> former = OperatorTitles.read(folder.resolve(OPERATORS));
        Optional<String> reason =
                new StateFit(operators, former, allowNonRestored).findReason(OperatorState.read(metadata, userCode));
        if (reason.isPresent()) {
            // Whole, as what comes by way of an exception is cut and dressed up by those who pass it on.
            Files.writeString(folder.resolve(REFUSAL), reason.get());
            throw new IllegalStateException(reason.get());
        }
    }
}
