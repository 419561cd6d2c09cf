package dev.drey.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Makes class-data archives: what the JVM would otherwise parse and verify at each start of a Flink process. */
public interface ArchiveMaker {

    /**
     * Writes an archive per role, for the JDK that runs this service and the class path of the runtime.
     *
     * @param targets files to write, in a folder that exists; what stays missing was not made
     * @throws IOException when an archive could not be made; the caller goes on without
     */
    void makeArchives(FlinkRuntime runtime, Map<FlinkRole, Path> targets) throws IOException, InterruptedException;
}
