package dev.drey.e2e;

import java.nio.file.Path;

/** The programs that the tests run, each a jar of the build. */
enum Program {
    ORDERS("programs/target/orders.jar"),
    TABLE("test-programs/target/test-programs-table.jar"),
    MIXED("test-programs/target/test-programs-mixed.jar"),
    HEADSTRONG("test-programs/target/test-programs-headstrong.jar"),
    TWICE("test-programs/target/test-programs-twice.jar"),
    SHAPED("test-programs/target/test-programs-shaped.jar"),
    THROWING("test-programs/target/test-programs-throwing.jar"),
    /** Its job runs for some five seconds, and never again with all its tasks once it has a checkpoint. */
    FAILING("test-programs/target/test-programs-failing.jar"),
    /** Three pipelines that have nothing to do with each other. */
    PIPELINES("test-programs/target/test-programs-pipelines.jar"),
    /** With a source that says that it works off a backlog. */
    BACKLOG("test-programs/target/test-programs-backlog.jar"),
    /** As much state and as slow as one likes. */
    STATE("programs/target/orders-state.jar"),
    /** Any pipeline that its property group says, with faults where it says so. */
    GALLERY("programs/target/orders-gallery.jar"),
    AUDIT("programs/target/orders-audit.jar"),
    /** Does wrong what can be done wrong without an error. */
    CARELESS("test-programs/target/test-programs-careless.jar"),
    NO_EXECUTE("test-programs/target/test-programs-no-execute.jar"),
    PROPERTIES("test-programs/target/test-programs-properties.jar"),
    PROPERTIES_BUNDLED("test-programs/target/test-programs-properties-bundled.jar"),
    /** With the Kafka connector for Flink 1. */
    KAFKA_FLINK_1("test-programs/target/test-programs-kafka-flink1.jar"),
    /** With the Kafka connector for Flink 2. */
    KAFKA_FLINK_2("test-programs/target/test-programs-kafka-flink2.jar"),
    /** With the JDBC connector for Flink 1, and PostgreSQL's driver. */
    JDBC_FLINK_1("test-programs/target/test-programs-jdbc-flink1.jar"),
    /** With the JDBC connector for Flink 2, and PostgreSQL's driver. */
    JDBC_FLINK_2("test-programs/target/test-programs-jdbc-flink2.jar"),
    /** A jar whose manifest names no main class. */
    WITHOUT_MAIN_CLASS("test-programs/target/test-programs.jar");

    private final String path;

    Program(String path) {
        this.path = path;
    }

    Path jar() {
        return Build.home().resolve(path);
    }

    /** Its key in the tests' bucket. */
    String key() {
        return jar().getFileName().toString();
    }
}
