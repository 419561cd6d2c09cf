package dev.drey.programs.testing;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import java.util.Objects;
import java.util.Properties;
import org.apache.flink.connector.jdbc.JdbcExactlyOnceOptions;
import org.apache.flink.connector.jdbc.JdbcExecutionOptions;
import org.apache.flink.connector.jdbc.core.datastream.sink.JdbcSink;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.postgresql.xa.PGXADataSource;

/**
 * Writes each number into a row of a table, exactly once: with transactions that PostgreSQL prepares and a completed checkpoint
 * commits. The properties of group {@code jdbc} are {@code url} and {@code user}; the table is {@code numbers (n bigint)}.
 */
public final class JdbcProgram {

    private JdbcProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        Properties jdbc = Objects.requireNonNull(
                KinesisAnalyticsRuntime.getApplicationProperties().get("jdbc"), "no property group jdbc");
        String url = jdbc.getProperty("url");
        String user = jdbc.getProperty("user");
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        Numbers.in(env)
                .sinkTo(JdbcSink.<Long>builder()
                        .withQueryStatement(
                                "insert into numbers (n) values (?)",
                                (statement, number) -> statement.setLong(1, number))
                        // A statement that was repeated could write a row twice.
                        .withExecutionOptions(
                                JdbcExecutionOptions.builder().withMaxRetries(0).build())
                        .buildExactlyOnce(
                                // PostgreSQL allows one transaction for each connection.
                                JdbcExactlyOnceOptions.builder()
                                        .withTransactionPerConnection(true)
                                        .build(),
                                () -> {
                                    PGXADataSource source = new PGXADataSource();
                                    source.setUrl(url);
                                    source.setUser(user);
                                    return source;
                                }))
                .uid("rows");
        env.execute("numbers into a table");
    }
}
