package dev.drey.cli.bench;

import dev.drey.cli.remote.Launcher;
import dev.drey.cli.text.Time;
import dev.drey.cli.trial.Endings;
import dev.drey.cli.trial.Machine;
import dev.drey.cli.trial.TrialFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ExitCode;

/** What all measurements have in common: a service of its own for each runtime, and the report at the end. */
final class Bench {

    private final BenchOptions options;
    private final Time time = Time.system();
    private Function<Report, List<String>> words = ReportTable::lines;

    Bench(BenchOptions options) {
        this.options = options;
    }

    /** Has the report told to people in these words. */
    Bench told(Function<Report, List<String>> other) {
        words = other;
        return this;
    }

    /** What is done with each runtime. */
    interface Measurement {

        void take(Trial trial, Findings findings) throws Exception;
    }

    /** Takes the measurement for all runtimes that were asked for, and prints the report. */
    int run(List<String> notes, Measurement measurement) throws Exception {
        double loadBefore = Machine.load();
        Findings findings = new Findings();
        for (String runtime : options.runtimes()) {
            try (Endings endings = Endings.atExit()) {
                Trial trial = new TrialStart(options.output().progress(time), time, launcher(), endings)
                        .begin(runtime, TrialFolder.of(options.data(), "drey-bench-", endings), List.of());
                measurement.take(trial, findings);
            }
        }
        print(new Report(
                options.typed(),
                options.version(),
                Machine.here(),
                loadBefore,
                Machine.load(),
                notes,
                findings.rows()));
        return ExitCode.OK;
    }

    /** Standard output is for the result where programs read it. */
    private Launcher launcher() throws IOException {
        return options.output().isJson() ? Launcher.find().withOutputAside() : Launcher.find();
    }

    private void print(Report report) throws IOException {
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(words.apply(report));
        options.output().answer(ReportJson.of(report), lines);
    }
}
