package dev.drey.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what a shell needs to complete the command line. */
@Command(
        name = "completion",
        description = {
            "Write the completion of this command line for a shell. Now, or in the shell's start file:",
            "  source <(drey completion bash)"
        },
        mixinStandardHelpOptions = true)
final class CompletionCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SHELL", description = "One of ${COMPLETION-CANDIDATES}.")
    private Shell shell = Shell.BASH;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** The shells that it is known to work in. */
    enum Shell {
        BASH,
        ZSH;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        String script = AutoComplete.bash(spec.root().name(), spec.root().commandLine());
        String code = switch (shell) {
            case BASH -> script;
            // zsh reads bash's completions once its own system is there.
            case ZSH -> "autoload -Uz compinit && compinit\n" + script;
        };
        System.out.println(code);
        return ExitCode.OK;
    }
}
