package dev.drey.cli.bench;

import java.io.IOException;
import java.time.Duration;

/** Where the program of the measurements of checkpoints runs, one job at a time. */
interface StateGround {

    Side side();

    /** Starts the program without state; returns when a first checkpoint is complete. */
    StateView start(CheckpointKind kind, StateLoad load) throws IOException, InterruptedException;

    /** SIGKILL, after a checkpoint; gives the time until all tasks run again. */
    Duration killTaskManager() throws IOException, InterruptedException;

    /** Ends the job; nothing of it is needed any more. */
    void end() throws IOException, InterruptedException;
}
