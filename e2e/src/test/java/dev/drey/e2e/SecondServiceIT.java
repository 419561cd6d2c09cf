package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One data folder has one service, one port too; who comes second is told so and changes nothing. */
@ExtendWith(SharedService.class)
class SecondServiceIT {

    private static final Duration TO_REFUSE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    @Test
    void secondServiceOnADataFolderIsRefused(DreyService service) throws Exception {
        Path announcement = service.data().resolve("service.properties");
        String before = Files.readString(announcement);
        String said = refused("up", "--data", service.data().toString(), "--port", "0");
        assertThat(said).contains("Another service uses " + service.data(), "drey down");
        assertThat(announcement).hasContent(before);
        assertAnswers(service);
    }

    @Test
    void secondServiceOnAPortIsRefused(DreyService service) throws Exception {
        int port = service.endpoint().getPort();
        Path data = folder.resolve("data");
        String said = refused("up", "--data", data.toString(), "--port", String.valueOf(port));
        assertThat(said).contains("Port " + port + " is in use", "choose another port");
        assertThat(data.resolve("service.properties")).doesNotExist();
        assertAnswers(service);
    }

    private String refused(String... arguments) throws Exception {
        Path log = folder.resolve("second.log");
        Process second = DreyService.run(log, Build.drey(arguments));
        try {
            Await.that("the second service ends", TO_REFUSE, () -> !second.isAlive());
        } finally {
            second.destroyForcibly();
        }
        String said = Files.readString(log);
        assertThat(second.exitValue()).as(said).isEqualTo(1);
        assertThat(said).startsWith("drey: ").doesNotContain("Exception", "\tat ");
        return said;
    }

    private static void assertAnswers(DreyService service) {
        assertThat(service.isAlive()).isTrue();
        assertThat(service.clients()
                        .analytics()
                        .listApplications(request -> {})
                        .sdkHttpResponse()
                        .isSuccessful())
                .isTrue();
    }
}
