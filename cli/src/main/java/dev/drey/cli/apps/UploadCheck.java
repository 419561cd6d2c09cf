package dev.drey.cli.apps;

import dev.drey.cli.preflight.ApplicationPlan;
import dev.drey.cli.preflight.Foreseen;
import dev.drey.cli.preflight.Preflight;
import dev.drey.cli.preflight.PreflightPlan;
import dev.drey.cli.preflight.PreflightPlan.Checkpoints;
import dev.drey.cli.preflight.PreflightPlan.Size;
import dev.drey.cli.remote.Launcher;
import dev.drey.diagnosis.catalogue.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;

/** What will go wrong with a program that is about to be deployed. It warns, and stops nothing. */
final class UploadCheck {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private UploadCheck() {}

    /** For the person; with a heading, where there are any. */
    static List<String> warnings(Path jar, Deployment deployment, Optional<ApplicationDetail> present, Stage stage)
            throws InterruptedException {
        try {
            Foreseen foreseen = Foreseen.of(
                    jar,
                    new Preflight(
                                    plan(jar, deployment, present),
                                    Launcher.find().withOutputAside())
                            .run(),
                    stage.time().now());
            List<String> warnings = new ArrayList<>();
            foreseen.diagnosis().findings().stream()
                    .filter(finding -> finding.severity() != Severity.NOTICE)
                    .forEach(finding ->
                            warnings.add(finding.severity() + "  " + finding.cause() + ": " + finding.sentence()));
            if (!warnings.isEmpty()) {
                warnings.add("`drey doctor --preflight` tells more.");
            }
            return List.copyOf(warnings);
        } catch (IOException failure) {
            return List.of("The program could not be checked: " + failure.getMessage());
        }
    }

    /** What was said now, over what the application has, over what the service would give it. */
    static PreflightPlan plan(Path jar, Deployment deployment, Optional<ApplicationDetail> present) {
        ApplicationPlan known = present.map(ApplicationPlan::of)
                .orElseGet(() -> new ApplicationPlan(
                        deployment.runtime() == null ? Runtimes.USUAL : deployment.runtime(),
                        Size.USUAL,
                        Checkpoints.USUAL,
                        Map.of()));
        @Nullable Integer parallelism = deployment.parallelism();
        @Nullable Integer perKpu = deployment.parallelismPerKpu();
        @Nullable Long interval = deployment.checkpointMillis();
        return new PreflightPlan(
                jar,
                null,
                known.runtime(),
                new Size(
                        parallelism == null ? known.size().parallelism() : parallelism,
                        perKpu == null ? known.size().parallelismPerKpu() : perKpu),
                interval == null
                        ? known.checkpoints()
                        : new Checkpoints(true, interval, known.checkpoints().pauseMillis()),
                known.propertiesAnd(deployment.properties().groups()),
                null,
                PATIENCE);
    }
}
