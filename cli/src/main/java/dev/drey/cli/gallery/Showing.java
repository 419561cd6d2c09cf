package dev.drey.cli.gallery;

import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;
import dev.drey.cli.trial.Endings;
import dev.drey.flink.FlinkException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Shows exhibits one after the other, each on a cluster of its own that is gone afterwards. */
final class Showing {

    /** What the doctor may take: an interval of checkpoints, and half a minute. */
    private static final Duration TO_BE_FOUND = Duration.ofSeconds(32);

    private static final Duration HEALTHY_LOOKS = Duration.ofSeconds(15);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    private static final Duration TO_BE_EXAMINED = Duration.ofSeconds(60);
    private static final String NOT_EXAMINED = "was not examined by the service yet";

    private final Screen screen;
    private final Time time;
    private final Doctor doctor;
    private final Path root;
    private final DreyHome home;
    private final boolean cures;
    private final Programs programs = Programs.find();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /**
     * Who shows them.
     *
     * @param root folder for everything that is written
     * @param cures whether exhibits are applications of a service, and remedies are carried out
     */
    Showing(Screen screen, Time time, Doctor doctor, Path root, DreyHome home, boolean cures) {
        this.screen = screen;
        this.time = time;
        this.doctor = doctor;
        this.root = root;
        this.home = home;
        this.cures = cures;
    }

    Result show(Exhibit described, String runtime, FlinkJars flink) throws IOException, InterruptedException {
        Exhibit exhibit = cures ? described.asApplication() : described;
        @Nullable String reason = exhibit.excluded().get(runtime);
        if (reason != null) {
            return new Result(exhibit, runtime, Result.Verdict.SKIPPED, null, List.of(), reason, null, 0, null);
        }
        Time.Stopwatch watch = time.stopwatch();
        Path folder = Files.createDirectories(
                root.resolve(runtime + "-" + exhibit.cause() + "-" + time.now().toEpochMilli()));
        try (Endings endings = Endings.atExit()) {
            Remote remote = endings.add(Remote.open(exhibit.surroundings().remoteRate()));
            Ground ground = ground(exhibit, runtime, flink, folder);
            endings.add(ground::end);
            Stand stand = new Stand(exhibit, folder, ground, remote, time, endings, http);
            play(exhibit, stand);
            Result result = judge(exhibit, runtime, stand, watch);
            return cures && result.verdict() == Result.Verdict.RIGHT ? cure(result, stand, watch) : result;
        } catch (IOException | FlinkException | SdkException failure) {
            String why = String.valueOf(failure.getMessage());
            return new Result(
                    exhibit, runtime, Result.Verdict.NOT_SHOWN, null, List.of(), why, null, seconds(watch), null);
        }
    }

    private Ground ground(Exhibit exhibit, String runtime, FlinkJars flink, Path folder)
            throws IOException, InterruptedException {
        return exhibit.surroundings().onDrey()
                ? new DreyGround(exhibit, runtime, home.stage(runtime), home.folder(), programs.pipeline())
                : new PlainGround(exhibit.surroundings(), PlainCluster.prepare(exhibit, folder, flink, programs), http);
    }

    private void play(Exhibit exhibit, Stand stand) throws IOException, FlinkException, InterruptedException {
        screen.live(exhibit.cause() + ": starting Flink");
        stand.begin();
        for (Act act : exhibit.script()) {
            screen.live(exhibit.cause() + ": bringing it about");
            act.play(stand);
        }
        screen.live(exhibit.cause() + ": the symptom is there, the doctor looks");
    }

    /** The first answer that names something counts: who asks at that moment would be told no more. */
    private Result judge(Exhibit exhibit, String runtime, Stand stand, Time.Stopwatch watch)
            throws IOException, InterruptedException {
        Time.Stopwatch sinceSymptom = time.stopwatch();
        Duration limit = exhibit.isHealthy() ? HEALTHY_LOOKS : TO_BE_FOUND;
        Examination last = look(stand);
        while (!says(exhibit, last) && sinceSymptom.elapsed().compareTo(limit) < 0) {
            time.pause(BETWEEN_LOOKS);
            last = look(stand);
        }
        Optional<Examination.Named> primary = last.primary();
        boolean right = exhibit.isHealthy()
                ? !says(exhibit, last)
                : primary.map(found -> found.cause().equals(exhibit.cause())).orElse(false);
        return new Result(
                exhibit,
                runtime,
                right ? Result.Verdict.RIGHT : Result.Verdict.MISS,
                primary.map(Examination.Named::cause).orElse(null),
                last.findings().stream().skip(1).map(Examination.Named::cause).toList(),
                primary.map(Examination.Named::sentence).orElse(""),
                primary.isPresent() ? seconds(sinceSymptom) : null,
                seconds(watch),
                null);
    }

    /** The service has to have examined the application itself before it watches a remedy. */
    private Result cure(Result result, Stand stand, Time.Stopwatch watch) throws IOException, InterruptedException {
        screen.live(result.exhibit().cause() + ": the remedy is carried out");
        Time.Stopwatch sinceFinding = time.stopwatch();
        Result.Cure cure = doctor.cure(stand, result.exhibit().cause());
        while (!cure.cleared()
                && cure.words().contains(NOT_EXAMINED)
                && sinceFinding.elapsed().compareTo(TO_BE_EXAMINED) < 0) {
            time.pause(BETWEEN_LOOKS);
            cure = doctor.cure(stand, result.exhibit().cause());
        }
        return result.withCure(cure, seconds(watch));
    }

    private Examination look(Stand stand) throws IOException, InterruptedException {
        Examination examination = doctor.examine(stand);
        Files.writeString(
                stand.folder().resolve("doctor.json"), examination.document().toPrettyString());
        return examination;
    }

    /** Something to act on; or the cause itself, which may be a mere information. */
    private static boolean says(Exhibit exhibit, Examination examination) {
        return examination.findings().stream()
                .anyMatch(found -> found.isWarning() || found.cause().equals(exhibit.cause()));
    }

    private static double seconds(Time.Stopwatch watch) {
        return watch.elapsed().toMillis() / 1000.0;
    }
}
