package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;

/** The official library reads one fixed path, and yet each application on this machine sees its own properties. */
@ExtendWith(SharedService.class)
class RuntimePropertiesIT {

    private static final Duration TO_WRITE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EitherLine
    void twoApplicationsAtOnceSeeTheirOwnProperties(Line line, DreyService service) {
        try (TestApplication provided = create(service, line, Program.PROPERTIES, "plain");
                TestApplication bundled = create(service, line, Program.PROPERTIES_BUNDLED, "bundled")) {
            String first = provided.start(request -> {});
            String second = bundled.start(request -> {});
            provided.awaitRunning(first);
            bundled.awaitRunning(second);
            assertSeen("plain");
            assertSeen("bundled");
        }
    }

    private TestApplication create(DreyService service, Line line, Program program, String kind) {
        Plan plan = Plan.of(line, program)
                .withProperties("test", Map.of("output.file", file(kind).toString()))
                .withProperties("only." + kind, Map.of("kind", kind, "umlaut", "äöü = #"));
        return TestApplication.create(service, kind + "-" + line.suffix(), plan);
    }

    /** In main() and in a task. */
    private void assertSeen(String kind) {
        List<String> expected = List.of(
                "only.%s.kind=%s".formatted(kind, kind),
                "only.%s.umlaut=äöü = #".formatted(kind),
                "test.output.file=" + file(kind));
        for (Path written : List.of(file(kind), file(kind + ".task"))) {
            List<String> seen = Await.until(
                    written + " is written",
                    TO_WRITE,
                    () -> Files.readAllLines(written),
                    lines -> lines.size() >= expected.size());
            assertThat(seen).isEqualTo(expected);
        }
    }

    private Path file(String kind) {
        return folder.resolve(kind);
    }
}
