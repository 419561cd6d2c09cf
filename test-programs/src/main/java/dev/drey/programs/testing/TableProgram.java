package dev.drey.programs.testing;

import org.apache.flink.table.api.EnvironmentSettings;
import org.apache.flink.table.api.TableEnvironment;

/** A pure SQL program: datagen to blackhole, with checkpoints every 900 ms by its own wish. */
public final class TableProgram {

    private TableProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        TableEnvironment tables = TableEnvironment.create(EnvironmentSettings.inStreamingMode());
        tables.getConfig().set("execution.checkpointing.interval", "900 ms");
        tables.executeSql("CREATE TABLE numbers (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '10')");
        tables.executeSql("CREATE TABLE nowhere (n BIGINT) WITH ('connector' = 'blackhole')");
        tables.executeSql("INSERT INTO nowhere SELECT n FROM numbers");
    }
}
