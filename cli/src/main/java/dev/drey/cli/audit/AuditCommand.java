package dev.drey.cli.audit;

import dev.drey.cli.remote.Launcher;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Table;
import dev.drey.cli.text.Time;
import dev.drey.cli.trial.AuditFolder;
import dev.drey.cli.trial.Endings;
import dev.drey.cli.trial.TrialFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** Proves that the application survives. */
@Command(
        name = "audit",
        description = {
            "Strike a real application with faults, and prove from its output that nothing was lost or doubled.",
            "Starts a service of its own and ends it again. docs/audit.md explains the table. Exits with 1 when the proof"
                    + " fails."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class AuditCommand implements Callable<Integer> {

    private final Time time = Time.system();

    @Mixin
    private final AuditOptions options = new AuditOptions();

    @Override
    public Integer call() throws Exception {
        if (options.lists()) {
            Table table = new Table();
            options.kinds().forEach(kind -> table.row(kind.id(), kind.meaning()));
            table.lines().forEach(System.out::println);
            return ExitCode.OK;
        }
        AuditRun.Assignment assignment = assignment();
        Screen screen = options.output().progress(time);
        AtomicBoolean evidence = new AtomicBoolean();
        AuditReport report;
        try (Endings endings = Endings.atExit()) {
            AuditFolder folder = new AuditFolder(TrialFolder.of(options.data(), "drey-audit-", endings, evidence::get));
            screen.say("Seed " + options.seed() + ". Everything is in " + folder.root() + ".");
            report = new AuditRun(screen, time, launcher(), endings).run(assignment, folder);
            evidence.set(!report.isPassed());
            if (!report.isPassed()) {
                screen.say("The audit is not passed. What it wrote stays in " + folder.root() + ".");
            }
        }
        List<String> words = new ArrayList<>(List.of(""));
        words.addAll(AuditTable.lines(report));
        options.output().answer(AuditJson.of(report), words);
        return report.isPassed() ? ExitCode.OK : ExitCode.SOFTWARE;
    }

    /** Whatever cannot be used is said before anything is done. */
    private AuditRun.Assignment assignment() {
        return new AuditRun.Assignment(
                new AuditRun.About(options.typed(), options.version(), options.runtime(), options.guarantee()),
                options.seed(),
                options.kinds(),
                options.namesKinds(),
                new Campaign.Limits(options.faults(), options.duration(), options.patience(), options.rate()),
                options.rate(),
                options.standby(),
                options.sabotages(),
                options.serviceOptions(),
                Path.of(System.getProperty("drey.audit", "audit.jar")));
    }

    /** Standard output is for the result where programs read it. */
    private Launcher launcher() throws IOException {
        return options.output().isJson() ? Launcher.find().withOutputAside() : Launcher.find();
    }
}
