package dev.drey.tools;

import java.util.List;
import java.util.stream.Stream;

/**
 * What Drey asks for by name in one line of Flink; everything else in the lock file follows from it.
 *
 * <p>Maven Central has no {@code flink-dist}, so the distribution is put together from the modules it is made of. Scala,
 * YARN, the SQL client and the file systems that nobody configured are left out.
 *
 * @param name the line, which is also the lock file's name
 * @param libraries root artifacts of the class path, resolved with everything they need
 * @param plugins jars that are complete in themselves, each alone in its plug-in folder
 */
record FlinkLine(String name, String flinkVersion, List<String> libraries, List<Plugin> plugins) {

    private static final String FLINK = "org.apache.flink:";
    private static final String LOG4J = "org.apache.logging.log4j:";
    private static final String LOG4J_VERSION = "2.24.3";

    /** Common to the lines; flink-rpc-akka is embedded in its loader, calcite in the planner's. */
    private static final List<String> MODULES = List.of(
            "flink-runtime",
            "flink-clients",
            "flink-streaming-java",
            "flink-rpc-akka-loader",
            "flink-runtime-web",
            "flink-statebackend-rocksdb",
            "flink-statebackend-changelog",
            "flink-dstl-dfs",
            "flink-connector-base",
            "flink-connector-files",
            "flink-connector-datagen",
            "flink-cep",
            "flink-json",
            "flink-csv",
            "flink-table-runtime",
            "flink-table-planner-loader",
            "flink-table-api-java-bridge");

    private static final List<String> LOGGING = List.of(
            LOG4J + "log4j-api:" + LOG4J_VERSION,
            LOG4J + "log4j-core:" + LOG4J_VERSION,
            LOG4J + "log4j-slf4j-impl:" + LOG4J_VERSION,
            LOG4J + "log4j-1.2-api:" + LOG4J_VERSION,
            LOG4J + "log4j-layout-template-json:" + LOG4J_VERSION);

    /** Programs for Amazon's service expect it to be provided: https://github.com/aws/aws-kinesisanalytics-runtime. */
    private static final String APPLICATION_PROPERTIES = "com.amazonaws:aws-kinesisanalytics-runtime:1.2.0";

    /** A plug-in folder and the one jar in it. */
    record Plugin(String folder, String coordinates) {}

    static List<FlinkLine> all() {
        return List.of(
                of("1.18", "1.18.1", List.of()),
                // The reporter of 1.19.0 was never published to where the other modules are.
                of("1.19", "1.19.0", "1.19.1", List.of()),
                of("1.20", "1.20.0", List.of()),
                of("2.2", "2.2.0", List.of("flink-statebackend-forst")),
                of("2.3", "2.3.0", List.of("flink-statebackend-forst")));
    }

    private static FlinkLine of(String name, String version, List<String> further) {
        return of(name, version, version, further);
    }

    private static FlinkLine of(String name, String version, String reporterVersion, List<String> further) {
        List<String> flink = Stream.concat(MODULES.stream(), further.stream())
                .map(module -> FLINK + module + ":" + version)
                .toList();
        List<String> libraries = Stream.of(flink, List.of(APPLICATION_PROPERTIES), LOGGING)
                .flatMap(List::stream)
                .toList();
        List<Plugin> plugins = List.of(
                new Plugin("s3-fs-hadoop", FLINK + "flink-s3-fs-hadoop:" + version),
                new Plugin("metrics-prometheus", FLINK + "flink-metrics-prometheus:" + reporterVersion));
        return new FlinkLine(name, version, libraries, plugins);
    }
}
