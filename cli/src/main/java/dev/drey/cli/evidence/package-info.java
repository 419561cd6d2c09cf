/**
 * What Flink itself can show of a running job: checkpoints by their subtasks, failures, threads, flame graphs. Each
 * command is a class.
 */
@NullMarked
package dev.drey.cli.evidence;

import org.jspecify.annotations.NullMarked;
