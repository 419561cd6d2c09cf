package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes 0, 1, 2, ... to a topic of Kafka, steadily and each once. Numbers with the same last digit go to the same
 * partition, so that whoever reads them sees them in order.
 */
final class NumbersFeed implements AutoCloseable {

    /** How many partitions the topic must have. It divides ten. */
    static final int PARTITIONS = 2;

    private static final Duration BETWEEN = Duration.ofMillis(5);
    private static final Duration TO_END = Duration.ofSeconds(30);

    private final String topic;
    private final KafkaProducer<String, String> producer;
    private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong next = new AtomicLong();
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    private NumbersFeed(KafkaBroker broker, String topic) {
        this.topic = topic;
        // Kafka's defaults neither lose nor double what they send, and keep it in order.
        this.producer = new KafkaProducer<>(
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer());
    }

    static NumbersFeed start(KafkaBroker broker, String topic) {
        NumbersFeed feed = new NumbersFeed(broker, topic);
        var unused = feed.executor.scheduleAtFixedRate(feed::send, 0, BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        return feed;
    }

    private void send() {
        long number = next.getAndIncrement();
        int partition = (int) (number % PARTITIONS);
        try {
            var unused = producer.send(
                    new ProducerRecord<>(topic, partition, null, String.valueOf(number)), (written, refusal) -> {
                        if (refusal != null) {
                            failure.set(refusal);
                        }
                    });
        } catch (RuntimeException refusal) {
            failure.set(refusal);
        }
    }

    /** How many numbers have been sent so far; it is also the next number. */
    long sent() {
        return next.get();
    }

    /** Ends the numbers, and returns how many there are in the topic. */
    long end() throws InterruptedException {
        executor.shutdown();
        assertThat(executor.awaitTermination(TO_END.toSeconds(), TimeUnit.SECONDS))
                .as("the feed has ended")
                .isTrue();
        producer.flush();
        assertThat(failure.get()).as("why a number could not be sent").isNull();
        return next.get();
    }

    @Override
    public void close() {
        executor.shutdownNow();
        producer.close(TO_END);
    }
}
