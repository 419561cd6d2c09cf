package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class StockArgumentsTest {

    private static final Path FOLDER = Path.of("/plain");

    @Test
    void jarsMemoryAndAccessStayAndAllElseGoes() {
        List<String> service = List.of(
                "-Ddrey.incarnation=1",
                "-Xms64m",
                "-Xmx448m",
                "-XX:MaxMetaspaceSize=256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-XX:SharedArchiveFile=/a.jsa",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dlog.file=/drey.log",
                "-cp",
                "/a.jar:/b.jar",
                "org.apache.flink.Entrypoint",
                "--configDir",
                "/drey/conf",
                "--executionMode",
                "cluster");

        assertThat(StockArguments.of(service, FOLDER, "jobmanager"))
                .containsExactly(
                        "-Xmx448m",
                        "-Xms448m",
                        "-XX:MaxMetaspaceSize=256m",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "-Dlog.file=/plain/log/jobmanager.log",
                        "-Dlog4j.configurationFile=file:///plain/conf/log4j.properties",
                        "-cp",
                        "/a.jar:/b.jar",
                        "org.apache.flink.Entrypoint",
                        "--configDir",
                        "/plain/conf",
                        "--executionMode",
                        "cluster");
    }

    @Test
    void settingsOnTheCommandLineOfATaskManagerGo() {
        List<String> service =
                List.of("-cp", "/a.jar", "Runner", "--configDir", "/c", "-D", "taskmanager.resource-id=x");

        assertThat(StockArguments.of(service, FOLDER, "taskmanager-1"))
                .endsWith("-cp", "/a.jar", "Runner", "--configDir", "/plain/conf");
    }

    @Test
    void anythingElseIsNoFlinkProcess() {
        assertThatThrownBy(() -> StockArguments.of(List.of("-version"), FOLDER, "x"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
