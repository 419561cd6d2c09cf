package dev.drey.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.control.ClusterLogs.Log;
import dev.drey.control.ClusterLogs.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterLogsTest {

    private static final String JOB_MANAGER = "flink-jobmanager";

    @TempDir
    Path folder;

    private ClusterLogs logs;

    @BeforeEach
    void open() throws IOException {
        logs = new ClusterLogs("0af1", true, folder);
        Files.createDirectories(folder.resolve("log"));
        write("flink-jobmanager.log", "one\ntwo\n");
    }

    @Test
    void logsAreNamedForTheirProcess() throws IOException {
        write("flink-taskmanager-2.log", "");
        write("flink-taskmanager-2.out", "printed");
        write("flink-jobmanager.log.1", "full");
        write("gc.log", "of no interest");

        assertThat(logs.list())
                .containsExactly(
                        new Log(JOB_MANAGER, 8),
                        new Log("flink-taskmanager-2", 0),
                        new Log("flink-taskmanager-2.out", 7));
        assertThat(text(logs.find("flink-taskmanager-2.out", 0).orElseThrow())).isEqualTo("printed");
    }

    @Test
    void aLogIsReadFromAnOffsetToWhereTheNextReadGoesOn() throws IOException {
        Part part = logs.find(JOB_MANAGER, 4).orElseThrow();

        assertThat(text(part)).isEqualTo("two\n");
        assertThat(logs.find(JOB_MANAGER, part.next()).orElseThrow().bytes().hasRemaining())
                .isFalse();
    }

    @Test
    void aNegativeOffsetCountsFromTheEndAndStopsAtTheBeginning() throws IOException {
        assertThat(text(logs.find(JOB_MANAGER, -4).orElseThrow())).isEqualTo("two\n");
        assertThat(logs.find(JOB_MANAGER, -4).orElseThrow().start()).isEqualTo(4);
        assertThat(text(logs.find(JOB_MANAGER, -100).orElseThrow())).isEqualTo("one\ntwo\n");
    }

    @Test
    void anAnswerIsNeverLongerThanItsBound() throws IOException {
        Files.write(folder.resolve("log/flink-jobmanager.log"), new byte[ClusterLogs.MOST_BYTES + 5]);

        Part part = logs.find(JOB_MANAGER, 0).orElseThrow();

        assertThat(part.bytes().remaining()).isEqualTo(ClusterLogs.MOST_BYTES);
        assertThat(logs.find(JOB_MANAGER, part.next()).orElseThrow().bytes().remaining())
                .isEqualTo(5);
    }

    @Test
    void whatWasWrittenBeforeANewFileWasBegunIsNotLost() throws IOException {
        Files.move(folder.resolve("log/flink-jobmanager.log"), folder.resolve("log/flink-jobmanager.log.10"));
        write("flink-jobmanager.log.9", "an older one, much longer");
        write("flink-jobmanager.log", "3\n");

        Part rest = logs.find(JOB_MANAGER, 4).orElseThrow();

        assertThat(text(rest)).isEqualTo("two\n");
        assertThat(text(logs.find(JOB_MANAGER, rest.next()).orElseThrow())).isEqualTo("3\n");
    }

    @Test
    void aNameThatIsNotThereIsNoPath() throws IOException {
        Files.writeString(folder.resolve("secret.log"), "secret");

        assertThat(logs.find("../secret", 0)).isEmpty();
        assertThat(logs.find("flink-jobmanager.log", 0)).isEmpty();
        assertThat(logs.find("flink-taskmanager-1", 0)).isEmpty();
    }

    @Test
    void anIncarnationWhoseFolderIsNotThereYetHasNoLogs() throws IOException {
        assertThat(new ClusterLogs("0af2", true, folder.resolve("none")).list()).isEmpty();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve("log").resolve(name), text);
    }

    private static String text(Part part) {
        return StandardCharsets.UTF_8.decode(part.bytes().duplicate()).toString();
    }
}
