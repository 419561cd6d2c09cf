package dev.drey.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.testing.FakeService;
import dev.drey.cli.testing.TypedCommand;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class EventsCommandTest {

    private static final String EVENTS = "/_drey/v1/applications/clicks/events";
    private static final String TWO = """
            {"events": [
             {"sequence": 7, "at": "2026-01-02T12:00:00.5Z", "version": 1, "kind": "APPLICATION", "severity": "INFO",
              "message": "The status changed from READY to STARTING.", "details": {"to": "STARTING"}},
             {"sequence": 9, "at": "2026-01-02T12:00:01Z", "version": 1, "kind": "JOB", "severity": "ERROR",
              "message": "The job failed:\\nD", "details": {}}]}""";

    private FakeService fake;

    @BeforeEach
    void setUp() throws IOException {
        fake = FakeService.start();
        fake.reply("ListApplications", 200, "{\"ApplicationSummaries\": []}");
    }

    @AfterEach
    void tearDown() {
        fake.close();
    }

    @Test
    void aPersonReadsALineForEachEvent() {
        fake.reply(EVENTS, 200, TWO);

        TypedCommand events = run("clicks");

        assertThat(events.code()).as(events.err()).isZero();
        assertThat(events.out().lines())
                .containsExactly(
                        "2026-01-02 12:00:00         The status changed from READY to STARTING.",
                        "2026-01-02 12:00:01  ERROR  The job failed: D");
    }

    @Test
    void aProgramReadsAnObjectForEachEvent() {
        fake.reply(EVENTS, 200, TWO);

        assertThat(run("clicks", "--json").out().lines())
                .first()
                .isEqualTo("{\"sequence\":7,\"at\":\"2026-01-02T12:00:00.5Z\",\"version\":1,\"kind\":\"APPLICATION\","
                        + "\"severity\":\"INFO\",\"message\":\"The status changed from READY to STARTING.\","
                        + "\"details\":{\"to\":\"STARTING\"}}");
    }

    @Test
    void followingEndsWithTheApplication() {
        fake.reply(EVENTS, 200, TWO)
                .reply(EVENTS, 200, "{\"events\": []}")
                .reply(EVENTS, 400, "{\"__type\": \"ResourceNotFoundException\", \"Message\": \"gone\"}");

        TypedCommand events = run("clicks", "-f", "-n", "0");

        assertThat(events.code()).isZero();
        assertThat(events.out()).isEmpty();
        assertThat(events.err()).contains("clicks is gone");
    }

    @Test
    void anUnknownApplicationIsSaidToBeUnknown() {
        fake.reply(EVENTS, 400, "{\"__type\": \"ResourceNotFoundException\", \"Message\": \"none\"}");

        TypedCommand events = run("clicks");

        assertThat(events.code()).isEqualTo(1);
        assertThat(run("clicks", "--json").code()).isEqualTo(1);
    }

    private TypedCommand run(String... arguments) {
        return TypedCommand.run(() -> new CommandLine(new EventsCommand()), fake, arguments);
    }
}
