package dev.drey.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.remote.Service;
import dev.drey.cli.testing.FakeService;
import dev.drey.cli.testing.TypedCommand;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class LogsCommandTest {

    private static final String LOGS = "/_drey/v1/applications/clicks/logs";
    private static final String LIST = """
            {"incarnation": "%s", "live": %s, "logs": [{"name": "flink-jobmanager", "bytes": 1},
             {"name": "flink-jobmanager.out", "bytes": 1}, {"name": "flink-taskmanager-1", "bytes": 0},
             {"name": "flink-taskmanager-1.out", "bytes": 9}]}""";
    private static final String FIRST = "2026-01-02 00:00:00,001 first\n";
    private static final String SECOND = "2026-01-02 00:00:00,002 second\n";
    private static final String THIRD = "2026-01-02 00:00:00,003 third\n";

    private FakeService fake;

    @BeforeEach
    void setUp() throws IOException {
        fake = FakeService.start();
        fake.reply("ListApplications", 200, "{\"ApplicationSummaries\": []}")
                .log("clicks", "flink-jobmanager", FIRST + THIRD, 7)
                .log("clicks", "flink-jobmanager.out", "printed\n", 7)
                .log("clicks", "flink-taskmanager-1", "", 7)
                .log("clicks", "flink-taskmanager-1.out", SECOND, 7);
    }

    @AfterEach
    void tearDown() {
        fake.close();
    }

    @Test
    void allLogsAreMergedByTimeAndAProcessWithoutOneSpeaksForItself() {
        fake.reply(LOGS, 200, LIST.formatted("a", true));

        TypedCommand logs = run("clicks");

        assertThat(logs.code()).as(logs.err()).isZero();
        assertThat(logs.out().lines())
                .containsExactly(
                        "jobmanager    | " + FIRST.strip(),
                        "taskmanager-1.out | " + SECOND.strip(),
                        "jobmanager    | " + THIRD.strip());
        assertThat(logs.err()).isEmpty();
    }

    @Test
    void oneProcessIsShownAsItWrote() {
        fake.reply(LOGS, 200, LIST.formatted("a", true));

        assertThat(run("clicks", "--process", "jobmanager", "--lines", "1").out())
                .isEqualTo(THIRD);
        assertThat(run("clicks", "--process", "flink-jobmanager.out").out()).isEqualTo("printed\n");
    }

    @Test
    void aProcessThatIsNotThereIsAnsweredWithThoseThatAre() {
        fake.reply(LOGS, 200, LIST.formatted("a", true));

        TypedCommand logs = run("clicks", "--process", "taskmanager-9");

        assertThat(logs.code()).isEqualTo(1);
        assertThat(logs.err()).contains("no process taskmanager-9", "jobmanager, jobmanager.out, taskmanager-1");
    }

    @Test
    void programsGetAnObjectForEachLine() {
        fake.reply(LOGS, 200, LIST.formatted("a", false));

        TypedCommand logs = run("clicks", "--json", "--process", "jobmanager", "-n", "1");

        assertThat(logs.out())
                .isEqualTo("{\"process\":\"jobmanager\",\"time\":\"2026-01-02 00:00:00,003\",\"text\":\""
                        + THIRD.strip() + "\"}\n");
        assertThat(logs.err()).contains("has no cluster now");
    }

    @Test
    void anApplicationThatNeverStartedHasNone() {
        fake.reply(LOGS, 404, "{}");

        assertThat(run("clicks").err()).contains("There are no logs", "never started");
    }

    @Test
    void followingShowsWhatIsNewAndBeginsAnewWithANewCluster() throws Exception {
        fake.reply(LOGS, 200, LIST.formatted("a", true))
                .reply(LOGS, 200, LIST.formatted("a", true))
                .reply(LOGS, 200, LIST.formatted("b", true));
        try (Service service = fake.client()) {
            LogView view = new LogView(service.clusters(), "clicks", new LogChoice("jobmanager"));
            assertThat(texts(view.last(100))).containsExactly(FIRST.strip(), THIRD.strip());

            fake.log("clicks", "flink-jobmanager", FIRST + THIRD + "fourth\nunfin", 7);
            assertThat(texts(view.more())).containsExactly("fourth");

            fake.log("clicks", "flink-jobmanager", SECOND, 7);
            assertThat(texts(view.more())).containsExactly(SECOND.strip());
            assertThat(view.incarnation()).isEqualTo("b");
        }
    }

    private TypedCommand run(String... arguments) {
        return TypedCommand.run(() -> new CommandLine(new LogsCommand()), fake, arguments);
    }

    private static List<String> texts(List<LogLine> lines) {
        return lines.stream().map(LogLine::text).toList();
    }
}
