package dev.drey.cluster.process;

import dev.drey.runtime.FlinkRuntime;
import java.io.IOException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A process that is asked what only Flink's own code knows: {@code FlinkCompanion} of the bridge, which tells the language. It is
 * started when first needed, and ends with the service.
 */
public final class FlinkCompanion implements AutoCloseable {

    /** Between the words of questions and answers. */
    static final String SEPARATOR = "\t";

    private final Supplier<FlinkRuntime> runtime;
    private final String hadoopClassPath;
    private @Nullable CompanionProcess companion;

    /**
     * Starts nothing yet.
     *
     * @param runtime any that is installed
     * @param hadoopClassPath empty where the service has none
     */
    public FlinkCompanion(Supplier<FlinkRuntime> runtime, String hadoopClassPath) {
        this.runtime = runtime;
        this.hadoopClassPath = hadoopClassPath;
    }

    /**
     * The answer to one question; others wait meanwhile. A companion that has ended is replaced.
     *
     * @throws IOException when there is no answer
     */
    synchronized String ask(String... words) throws IOException {
        String question = String.join(SEPARATOR, words);
        if (question.lines().count() != 1) {
            throw new IOException("This cannot be asked, as it has several lines: " + question);
        }
        CompanionProcess asked = companion;
        if (asked == null || !asked.isAlive()) {
            asked = CompanionProcess.start(runtime.get(), hadoopClassPath);
            companion = asked;
        }
        try {
            return asked.ask(question);
        } catch (IOException lost) {
            asked.close();
            companion = null;
            throw lost;
        }
    }

    @Override
    public synchronized void close() {
        if (companion != null) {
            companion.close();
            companion = null;
        }
    }
}
