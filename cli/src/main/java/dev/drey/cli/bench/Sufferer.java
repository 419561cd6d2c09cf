package dev.drey.cli.bench;

import dev.drey.cli.trial.AuditFolder;
import dev.drey.cli.trial.FaultKind;
import java.io.IOException;

/** Something that runs the audit's program and can be struck. */
interface Sufferer {

    /** For people. */
    String name();

    /** Where the program writes, and through which it is told to fail and to end. */
    AuditFolder folder();

    /** Returns when the fault has struck and whatever was killed is being started again. */
    Strike strike(FaultKind kind) throws IOException, InterruptedException;

    /** Waits until every task runs and every task manager is there. */
    void awaitWhole() throws IOException, InterruptedException;

    /** Waits until the program has come to the end that was set, and has committed everything. */
    void awaitEnd() throws IOException, InterruptedException;
}
