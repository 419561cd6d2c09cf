package dev.drey.telemetry;

import dev.drey.flink.JobException;

/**
 * A failure of an application's job, kept after Flink has forgotten it.
 *
 * @param first whether none came in the minutes before it: of several failures one after another it is the one to look
 *     into, as the later ones may only follow from it
 */
public record KeptException(String jobId, long versionId, boolean first, JobException exception) {}
