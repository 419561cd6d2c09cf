package dev.drey.programs.testing;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource.NumberSequenceSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.jspecify.annotations.Nullable;

/**
 * Reads from a source that says of itself that it works off a backlog, until the time is over that property {@code
 * backlog.millis} of group {@code backlog} says.
 */
public final class BacklogProgram {

    private static final long MILLIS_BETWEEN = 20;

    private BacklogProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        Properties properties = Objects.requireNonNull(
                KinesisAnalyticsRuntime.getApplicationProperties().get("backlog"), "no property group backlog");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSource(
                        new Late(Long.parseLong(properties.getProperty("backlog.millis"))),
                        WatermarkStrategy.noWatermarks(),
                        "late",
                        Types.LONG)
                .uid("late")
                .map(BacklogProgram::slowly)
                .returns(Types.LONG)
                .uid("slowly")
                .sinkTo(new DiscardingSink<>())
                .uid("nowhere");
        env.execute("backlog");
    }

    private static Long slowly(Long number) throws InterruptedException {
        Thread.sleep(MILLIS_BETWEEN);
        return number;
    }

    /** Numbers, as Flink's own source has them. */
    private static final class Late implements Source<Long, NumberSequenceSplit, Collection<NumberSequenceSplit>> {

        private static final long serialVersionUID = 1;

        private final NumberSequenceSource numbers = new NumberSequenceSource(0, Long.MAX_VALUE - 1);
        private final long backlogMillis;

        Late(long backlogMillis) {
            this.backlogMillis = backlogMillis;
        }

        @Override
        public Boundedness getBoundedness() {
            return Boundedness.CONTINUOUS_UNBOUNDED;
        }

        @Override
        public SourceReader<Long, NumberSequenceSplit> createReader(SourceReaderContext context) {
            return numbers.createReader(context);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> createEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context) {
            return new Telling(numbers.createEnumerator(context), context, backlogMillis);
        }

        @Override
        public SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> restoreEnumerator(
                SplitEnumeratorContext<NumberSequenceSplit> context, Collection<NumberSequenceSplit> kept) {
            return new Telling(numbers.restoreEnumerator(context, kept), context, 0);
        }

        @Override
        public SimpleVersionedSerializer<NumberSequenceSplit> getSplitSerializer() {
            return numbers.getSplitSerializer();
        }

        @Override
        public SimpleVersionedSerializer<Collection<NumberSequenceSplit>> getEnumeratorCheckpointSerializer() {
            return numbers.getEnumeratorCheckpointSerializer();
        }
    }

    /** Gives splits out as another does, and says for how long they are late. */
    private static final class Telling
            implements SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> {

        private static final long LOOK_MILLIS = 100;

        private final SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> numbers;
        private final SplitEnumeratorContext<NumberSequenceSplit> context;
        private final long backlogMillis;

        Telling(
                SplitEnumerator<NumberSequenceSplit, Collection<NumberSequenceSplit>> numbers,
                SplitEnumeratorContext<NumberSequenceSplit> context,
                long backlogMillis) {
            this.numbers = numbers;
            this.context = context;
            this.backlogMillis = backlogMillis;
        }

        @Override
        public void start() {
            numbers.start();
            if (backlogMillis > 0) {
                context.setIsProcessingBacklog(true);
                context.callAsync(
                        () -> true,
                        (over, failure) -> context.setIsProcessingBacklog(false),
                        backlogMillis,
                        // Once would do, but a period is asked for; it changes nothing that it is said again.
                        Math.max(backlogMillis, LOOK_MILLIS));
            }
        }

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {
            numbers.handleSplitRequest(subtask, host);
        }

        @Override
        public void addSplitsBack(List<NumberSequenceSplit> splits, int subtask) {
            numbers.addSplitsBack(splits, subtask);
        }

        @Override
        public void addReader(int subtask) {
            numbers.addReader(subtask);
        }

        @Override
        public Collection<NumberSequenceSplit> snapshotState(long checkpoint) throws Exception {
            return numbers.snapshotState(checkpoint);
        }

        @Override
        public void close() throws IOException {
            numbers.close();
        }
    }
}
