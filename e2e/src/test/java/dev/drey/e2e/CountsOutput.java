package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What the application with Kafka has committed to its output topic, of one partition, read as any careful consumer would. */
final class CountsOutput implements AutoCloseable {

    private static final int DIGITS = 10;
    private static final int EXAMPLES = 10;
    /** Longer than the brokers keep a transaction that nobody ends: until then it hides all that was written after it. */
    private static final Duration TO_COMMIT = Duration.ofMinutes(2);

    private static final Duration TO_ARRIVE = Duration.ofMillis(200);

    private final TopicPartition partition;
    private final KafkaConsumer<String, String> consumer;

    /** By number; a list of one, if all is well. */
    private final TreeMap<Long, List<Long>> counts = new TreeMap<>();

    CountsOutput(KafkaBroker broker, String topic) {
        this.partition = new TopicPartition(topic, 0);
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
    }

    /** Waits for the count of this number, or of a later one, to be committed. */
    void awaitFrom(long number) {
        long unused = Await.until(
                "a count of number " + number + " or a later one is committed",
                TO_COMMIT,
                this::readOn,
                highest -> highest >= number);
    }

    /**
     * Reads all that is committed, and proves that every number below {@code numbers} is there exactly once, with its right
     * count, and nothing else.
     */
    void assertExactlyOnce(long numbers) {
        Await.that("all that is committed has been read", TO_COMMIT, () -> {
            long unused = readOn();
            return consumer.position(partition)
                    >= consumer.endOffsets(List.of(partition)).get(partition);
        });
        assertThat(LongStream.range(0, numbers)
                        .filter(number -> !counts.containsKey(number))
                        .limit(EXAMPLES)
                        .boxed())
                .as("some of the lost numbers of " + numbers)
                .isEmpty();
        assertThat(counts.entrySet().stream()
                        .filter(entry -> entry.getValue().size() > 1)
                        .limit(EXAMPLES))
                .as("some of the doubled numbers of " + numbers + ", with their counts")
                .isEmpty();
        assertThat(counts.entrySet().stream()
                        .filter(entry -> entry.getValue().get(0) != entry.getKey() / DIGITS + 1)
                        .limit(EXAMPLES))
                .as("some numbers of " + numbers + " with a wrong count")
                .isEmpty();
        assertThat(counts.lastKey()).as("highest number").isEqualTo(numbers - 1);
    }

    /** Returns the highest number read so far, -1 before the first. */
    private long readOn() {
        for (ConsumerRecord<String, String> written : consumer.poll(TO_ARRIVE)) {
            String[] numberAndCount = written.value().split(",", -1);
            counts.computeIfAbsent(Long.valueOf(numberAndCount[0]), number -> new ArrayList<>())
                    .add(Long.valueOf(numberAndCount[1]));
        }
        return counts.isEmpty() ? -1 : counts.lastKey();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
