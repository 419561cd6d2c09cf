package dev.drey.cli;

import dev.drey.cli.remote.Service;
import dev.drey.cli.remote.ServiceOptions;
import dev.drey.cli.text.Figures;
import dev.drey.cli.text.OutputOptions;
import dev.drey.cli.text.Table;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsResponse;

/** Lists the applications. */
@Command(name = "apps", description = "List the applications and how their jobs fare.", mixinStandardHelpOptions = true)
final class AppsCommand implements Callable<Integer> {

    @Mixin
    private final ServiceOptions options = new ServiceOptions();

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Override
    public Integer call() throws Exception {
        try (Service service = options.connect()) {
            List<ApplicationFacts> applications = read(service);
            output.answer(
                    applications,
                    applications.isEmpty()
                            ? List.of("There are no applications at " + service.endpoint() + ". `drey demo` makes one.")
                            : table(applications));
            return ExitCode.OK;
        }
    }

    private static List<ApplicationFacts> read(Service service) throws IOException, InterruptedException {
        List<ApplicationFacts> applications = new ArrayList<>();
        @Nullable String next = null;
        do {
            String token = next;
            ListApplicationsResponse page = service.analytics().listApplications(request -> request.nextToken(token));
            for (ApplicationSummary summary : page.applicationSummaries()) {
                applications.add(ApplicationFacts.read(service, summary));
            }
            next = page.nextToken();
        } while (next != null);
        return applications;
    }

    static List<String> table(List<ApplicationFacts> applications) {
        Table table =
                new Table().row("NAME", "STATUS", "RUNTIME", "VERSION", "JOB", "TASKS", "CHECKPOINTS", "LAST TOOK");
        for (ApplicationFacts application : applications) {
            ApplicationFacts.JobFacts job = application.job();
            String version = String.valueOf(application.version());
            if (job == null) {
                table.row(application.name(), application.status(), application.runtime(), version, "-");
            } else {
                table.row(
                        application.name(),
                        application.status(),
                        application.runtime(),
                        version,
                        job.status(),
                        job.tasksRunning() + "/" + job.tasks(),
                        job.checkpoints()
                                + (job.failedCheckpoints() == 0 ? "" : " +" + job.failedCheckpoints() + " failed"),
                        lastDuration(job));
            }
        }
        return table.lines();
    }

    private static String lastDuration(ApplicationFacts.JobFacts job) {
        return job.recentCheckpoints().stream()
                .filter(checkpoint -> checkpoint.status().equals("COMPLETED"))
                .findFirst()
                .map(checkpoint -> Figures.seconds(Duration.ofMillis(checkpoint.durationMillis())))
                .orElse("-");
    }
}
