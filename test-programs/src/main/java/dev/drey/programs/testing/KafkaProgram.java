package dev.drey.programs.testing;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SimpleStringSchema;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Reads numbers from one topic of Kafka and writes each to another, exactly once, as {@code number,count}: how many numbers
 * with the same last digit have been read so far, this one included. It keeps to what the connectors for Flink 1 and
 * Flink 2 share. Group {@code kafka} of the runtime properties says where:
 *
 * <ul>
 *   <li>{@code bootstrap.servers};
 *   <li>{@code input.topic} and {@code output.topic};
 *   <li>{@code transactional.id.prefix};
 *   <li>{@code transaction.timeout.ms}: for how long the brokers keep an unfinished transaction, in milliseconds. The job
 *       must not be down for longer, and the brokers must allow it.
 * </ul>
 */
public final class KafkaProgram {

    private static final int DIGITS = 10;

    private KafkaProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        Properties kafka = Objects.requireNonNull(
                KinesisAnalyticsRuntime.getApplicationProperties().get("kafka"), "no property group kafka");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.fromSource(source(kafka), WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .map(text -> Tuple2.of(Long.valueOf(text), 1L))
                .returns(Types.TUPLE(Types.LONG, Types.LONG))
                .uid("ones")
                .keyBy(number -> number.f0 % DIGITS)
                .reduce((before, number) -> Tuple2.of(number.f0, before.f1 + number.f1))
                .uid("counts")
                .map(count -> count.f0 + "," + count.f1)
                .uid("lines")
                .sinkTo(sink(kafka))
                .uid("output");
        env.execute("counts from Kafka to Kafka");
    }

    private static KafkaSource<String> source(Properties kafka) {
        return KafkaSource.<String>builder()
                .setBootstrapServers(kafka.getProperty("bootstrap.servers"))
                .setTopics(kafka.getProperty("input.topic"))
                .setGroupId("counts")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new SimpleStringSchema())
                .build();
    }

    private static KafkaSink<String> sink(Properties kafka) {
        String topic = kafka.getProperty("output.topic");
        KafkaRecordSerializationSchema<String> lines =
                (line, context, timestamp) -> new ProducerRecord<>(topic, line.getBytes(StandardCharsets.UTF_8));
        return KafkaSink.<String>builder()
                .setBootstrapServers(kafka.getProperty("bootstrap.servers"))
                .setDeliveryGuarantee(DeliveryGuarantee.EXACTLY_ONCE)
                .setTransactionalIdPrefix(kafka.getProperty("transactional.id.prefix"))
                .setProperty(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, kafka.getProperty("transaction.timeout.ms"))
                .setRecordSerializer(lines)
                .build();
    }
}
