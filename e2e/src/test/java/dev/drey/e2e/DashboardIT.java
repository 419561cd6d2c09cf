package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The signed link to Flink's page, and the service's own page, opened in a real browser where there is one. */
@ExtendWith(SharedService.class)
class DashboardIT {

    private static final Duration TO_SHOW = Duration.ofSeconds(60);

    private static Optional<Path> findBrowser() {
        return List.of("chromium", "chromium-browser", "google-chrome").stream()
                .map(name -> Path.of("/usr/bin", name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The page as it stands after its scripts have run. */
    private static String show(Path browser, String url, Path profile) throws Exception {
        Path page = profile.resolveSibling("page.html");
        Process process = new ProcessBuilder(
                        browser.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + profile,
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        url)
                .redirectOutput(page.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(TO_SHOW.toSeconds(), java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(page);
    }

    @Test
    void flinksPageAndTheServicesOwnShowTheJobInABrowser(DreyService service) throws Exception {
        Optional<Path> browser = findBrowser();
        assumeTrue(browser.isPresent(), "no Chromium is installed");
        try (TestApplication application =
                TestApplication.create(service, "watched", Plan.orders(Line.FLINK_2_2, "watched/run"))) {
            application.run();
            String url = application
                    .analytics()
                    .createApplicationPresignedUrl(
                            request -> request.applicationName("watched").urlType("FLINK_DASHBOARD_URL"))
                    .authorizedUrl();

            String page = show(browser.orElseThrow(), url, Build.scratch().resolve("browser"));

            assertThat(page)
                    .contains("Apache Flink Dashboard")
                    .contains("Running Jobs")
                    .contains("orders");
            ownPageShowsIt(service, browser.orElseThrow());
        }
    }

    private static void ownPageShowsIt(DreyService service, Path browser) throws Exception {
        URI own = service.endpoint().resolve("/_drey/");
        assertThat(show(browser, own.toString(), Build.scratch().resolve("browser-own")))
                .contains("applications run", ">watched<", ">RUNNING<", "What happened");
    }
}
