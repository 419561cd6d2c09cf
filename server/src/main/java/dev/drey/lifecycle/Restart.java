package dev.drey.lifecycle;

import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.PropertyGroup;
import java.util.List;

/** Whether going from one version to another needs the job to be started anew. Pure. */
public final class Restart {

    private Restart() {}

    /**
     * Members that only the service itself looks at need none: role, snapshots, rollback, VPC, logging, encryption, and the
     * property group that holds the service's own settings. Nor does monitoring: processes take another log level as they
     * run.
     */
    public static boolean isNeeded(ApplicationVersion running, ApplicationVersion wanted) {
        ApplicationConfiguration before = running.configuration();
        ApplicationConfiguration after = wanted.configuration();
        return running.runtimeEnvironment() != wanted.runtimeEnvironment()
                || !before.code().equals(after.code())
                || !before.checkpoints().equals(after.checkpoints())
                || !before.parallelism().equals(after.parallelism())
                || !seenByFlink(before).equals(seenByFlink(after));
    }

    private static List<PropertyGroup> seenByFlink(ApplicationConfiguration configuration) {
        return configuration.propertyGroups().stream()
                .filter(group -> !group.id().equals(PropertyGroup.RESERVED))
                .toList();
    }
}
