package dev.drey.bridge;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Runs a user's program in the job manager and submits its one job with the service's settings in force.
 *
 * <p>Given as {@code entryClass} of {@code POST /jars/:jarid/run}, with the user's JAR as the JAR run. Arguments: {@code
 * --main-class CLASS}, then {@code --checkpointing disabled} or {@code --checkpointing enabled --checkpoint-interval-ms
 * N --checkpoint-min-pause-ms N}. With {@code --stand-by FOLDER} the job is not submitted before the service says so,
 * see {@link StandBy}; {@code --allow-non-restored-state true} goes with it.
 *
 * <p>Covered are the environments of {@code StreamExecutionEnvironment.getExecutionEnvironment()}, {@code
 * StreamTableEnvironment} and {@code TableEnvironment}. {@code createLocalEnvironment()} and {@code new
 * StreamExecutionEnvironment(configuration)} are refused by Flink itself in a program that it runs. Not covered: the
 * DataSet API of Flink 1.20, and programs that reach around Flink's API by reflection.
 */
public final class ProgramLauncher {

    /** In the working directory, which is the cluster's own folder. */
    private static final Path OPERATORS = Path.of("operators");

    private static final Path PROGRAM_SETTINGS = Path.of("program-settings");

    private ProgramLauncher() {}

    /**
     * Returns once the job was accepted by the cluster.
     *
     * @throws Exception what the program threw, unwrapped; or an IllegalArgumentException or IllegalStateException in
     *     plain words when it has no main(), no job, or more than one; or an UnusableStateException when the state that
     *     the job is to begin with is not complete. In each case no job was submitted
     */
    public static void main(String[] args) throws Exception {
        LaunchArguments arguments = LaunchArguments.parse(args);
        FlinkContext flink = FlinkContext.installed();
        RestorePoint.verify(flink.configuration(), Thread.currentThread().getContextClassLoader());
        ServiceSettings settings = new ServiceSettings(arguments.checkpoints(), flink.configuration());
        HeldJob job = jobOf(arguments.mainClass(), settings);
        tell(settings, job);
        settings.enforceOn(job);
        List<JobOperator> operators = JobOperator.of(job.graph());
        OperatorTitles.write(OPERATORS, operators);
        if (arguments.standBy().isPresent()) {
            StandBy standBy = arguments.standBy().get();
            Optional<String> state = standBy.await(operators, job.userCodeClassLoader());
            if (state.isPresent()) {
                RestorePoint.verify(state.get(), job.userCodeClassLoader());
                job.restoreFrom(state.get(), standBy.allowNonRestored());
            }
        }
        ChangelogRestore.prepare(job);
        job.submit(flink.executors());
    }

    /** A start must not fail because what the program sets cannot be told. */
    private static void tell(ServiceSettings settings, HeldJob job) {
        try {
            settings.programSettingsOf(job).write(PROGRAM_SETTINGS);
        } catch (IOException | RuntimeException failure) {
            System.err.println("What the program sets in its code cannot be told: " + failure);
        }
    }

    private static HeldJob jobOf(String mainClass, ServiceSettings settings) throws Exception {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        UserProgram program = UserProgram.find(mainClass, loader);
        JobGate gate = new JobGate();
        FlinkContext.replace(gate, settings.forEnvironments(), loader);
        run(program, gate);
        return gate.findJob().orElseThrow(() -> new IllegalStateException(withoutJob(mainClass)));
    }

    /** A refused second job fails the start whether the program passed the error on, wrapped it or swallowed it. */
    private static void run(UserProgram program, JobGate gate) throws Exception {
        Optional<Exception> failure = Optional.empty();
        try {
            program.run();
        } catch (Exception e) {
            failure = Optional.of(e);
        }
        if (gate.findRefusal().isPresent()) {
            throw gate.findRefusal().get();
        }
        if (failure.isPresent()) {
            throw failure.get();
        }
    }

    private static String withoutJob(String mainClass) {
        return """
                main() of %s returned without executing a job, so there is nothing to run. Call execute() on the \
                environment of StreamExecutionEnvironment.getExecutionEnvironment(), or execute an INSERT or a \
                StatementSet on a TableEnvironment. A local environment does not count.""".formatted(mainClass);
    }
}
