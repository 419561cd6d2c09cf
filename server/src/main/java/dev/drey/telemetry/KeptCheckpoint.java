package dev.drey.telemetry;

import dev.drey.flink.CheckpointDetail;

/**
 * A checkpoint of an application, kept after Flink has forgotten it.
 *
 * @param jobId the incarnation that it belongs to: ids of checkpoints are only unique within one
 */
public record KeptCheckpoint(String jobId, long versionId, CheckpointDetail detail) {}
