package dev.drey.model;

import org.jspecify.annotations.Nullable;

/**
 * How an application starts.
 *
 * @param snapshotName set exactly when a custom snapshot is to be restored
 * @param allowNonRestoredState whether state that no operator takes may be dropped
 */
public record RunConfiguration(
        RestoreType restoreType, @Nullable String snapshotName, boolean allowNonRestoredState) {

    /** What a start without a run configuration means. */
    public static final RunConfiguration DEFAULT =
            new RunConfiguration(RestoreType.RESTORE_FROM_LATEST_SNAPSHOT, null, false);

    /** Where state comes from, under the names of the AWS API. */
    public enum RestoreType {
        SKIP_RESTORE_FROM_SNAPSHOT,
        RESTORE_FROM_LATEST_SNAPSHOT,
        RESTORE_FROM_CUSTOM_SNAPSHOT
    }
}
