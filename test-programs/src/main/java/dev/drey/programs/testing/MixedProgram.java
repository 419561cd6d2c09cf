package dev.drey.programs.testing;

import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.StatementSet;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;

/**
 * DataStream and Table in one job: two INSERTs in a StatementSet, checkpoints every 700 ms by its own wish, and an
 * await() at the end, as programs have that were tried in an IDE first.
 */
public final class MixedProgram {

    private static final long OWN_CHECKPOINT_INTERVAL_MILLIS = 700;

    private MixedProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
        env.enableCheckpointing(OWN_CHECKPOINT_INTERVAL_MILLIS);
        StreamTableEnvironment tables = StreamTableEnvironment.create(env);
        tables.createTemporaryView("numbers", Numbers.in(env));
        tables.executeSql("CREATE TABLE nowhere (n BIGINT) WITH ('connector' = 'blackhole')");
        StatementSet inserts = tables.createStatementSet();
        inserts.addInsertSql("INSERT INTO nowhere SELECT f0 FROM numbers");
        inserts.addInsertSql("INSERT INTO nowhere SELECT f0 + 1 FROM numbers");
        inserts.execute().await();
    }
}
