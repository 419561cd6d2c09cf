package dev.drey.cli.bench;

import java.time.Duration;

/**
 * How long one start took, each from the same moment.
 *
 * @param tasksRunning until Flink said that every task runs
 * @param firstCheckpoint until the first checkpoint was complete
 */
record StartTimes(Duration tasksRunning, Duration firstCheckpoint) {}
