package dev.drey.runtime;

import dev.drey.model.RuntimeEnvironment;
import java.nio.file.Path;

/**
 * A supported runtime and whether it is at hand.
 *
 * @param folder where it is, or would be, installed
 * @param bytes size of all its jars
 */
public record RuntimeStatus(
        RuntimeEnvironment environment, String flinkVersion, Path folder, boolean installed, long bytes) {}
