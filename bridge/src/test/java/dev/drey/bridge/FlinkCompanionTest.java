package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkCompanionTest {

    @TempDir
    Path folder;

    private static String ask(String... words) {
        return FlinkCompanion.answer(String.join("\t", words));
    }

    @Test
    void folderIsListedAndOneThatIsNotThereIsEmpty() throws IOException {
        Files.createDirectories(folder.resolve("job/chk-1"));
        Files.createDirectories(folder.resolve("job/chk-2"));

        String[] answer = ask("list", folder.resolve("job").toUri().toString()).split("\t", -1);
        assertThat(answer[0]).isEqualTo("names");
        assertThat(answer[1].split("/", -1)).containsExactlyInAnyOrder("chk-1", "chk-2");
        assertThat(ask("list", folder.resolve("none").toUri().toString())).isEqualTo("names\t");
    }

    @Test
    void beginningOfAFileIsReadAndOneThatIsNotThereIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("_metadata"), "metadata");

        assertThat(ask("read", file.toUri().toString(), "4")).isEqualTo("bytes\tbWV0YQ==");
        assertThat(ask("read", file.toUri().toString(), "0")).isEqualTo("bytes\t");
        assertThat(ask("read", folder.resolve("none").toUri().toString(), "0")).isEqualTo("none");
        assertThat(ask("read", folder.toUri().toString(), "0")).isEqualTo("none");
    }

    @Test
    void folderIsRemovedWithAllThatIsInIt() throws IOException {
        Path job = folder.resolve("job");
        Files.createDirectories(job.resolve("chk-1"));

        assertThat(ask("remove", job.toUri().toString())).isEqualTo("removed");
        assertThat(ask("remove", job.toUri().toString())).isEqualTo("removed");
        assertThat(job).doesNotExist();
    }

    @Test
    void whatCannotBeReachedIsNotTakenForMissing() {
        assertThat(ask("read", "nowhere://host/x", "0")).startsWith("failed\t");
        assertThat(ask("list", "nowhere://host/x")).startsWith("failed\t");
        assertThat(ask("unheard-of", "file:///x")).startsWith("failed\t");
    }

    @Test
    void memoryIsDividedAsFlinkDoes() {
        String[] answer = ask(
                        "memory",
                        "taskmanager.memory.process.size=1024m",
                        "taskmanager.memory.managed.fraction=0.25",
                        "taskmanager.memory.jvm-metaspace.size=192m")
                .split("\t", -1);

        assertThat(answer[0]).isEqualTo("memory");
        long[] bytes = Arrays.stream(answer).skip(1).mapToLong(Long::parseLong).toArray();
        assertThat(Arrays.stream(bytes).sum()).isEqualTo(1024L << 20);
        long flink = (1024L << 20) - bytes[6] - bytes[7];
        assertThat(bytes[2]).isCloseTo(flink / 4, offset(1L << 20));
    }

    @Test
    void memoryThatDoesNotAddUpIsRefusedInFlinksWords() {
        assertThat(ask("memory", "taskmanager.memory.process.size=1024m", "taskmanager.memory.managed.size=2048m"))
                .startsWith("failed\t")
                .contains("Managed Memory");
    }
}
