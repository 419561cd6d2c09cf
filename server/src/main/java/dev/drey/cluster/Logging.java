package dev.drey.cluster;

import dev.drey.model.MonitoringSettings.LogLevel;

/**
 * What the processes of a cluster log, and as whose.
 *
 * @param level the least severe that is kept
 * @param applicationArn every event names it
 * @param applicationVersionId likewise
 */
public record Logging(LogLevel level, String applicationArn, long applicationVersionId) {}
