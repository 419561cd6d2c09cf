package dev.drey.diagnosis.evidence;

/**
 * One subtask in one checkpoint. Times are milliseconds.
 *
 * @param acknowledged whether its times are known; false while it is pending, and for good if it never answers
 * @param aborted whether it answered after the checkpoint had been given up
 * @param endToEnd from the checkpoint's trigger to this subtask's acknowledgement
 * @param stages where that time went
 * @param unaligned whether its barriers overtook records
 */
public record SubtaskCheckpoint(
        int index,
        boolean acknowledged,
        boolean aborted,
        long endToEnd,
        Stages stages,
        long writtenBytes,
        long stateBytes,
        long persistedBytes,
        boolean unaligned) {

    /** Of a subtask that did not acknowledge. */
    public static SubtaskCheckpoint missing(int index) {
        return new SubtaskCheckpoint(index, false, false, -1, new Stages(0, 0, 0, 0, 0), 0, 0, 0, false);
    }

    /**
     * Where the time of one subtask went, in milliseconds.
     *
     * @param startDelay from the trigger until its first barrier came
     * @param alignment from its first barrier to its last
     * @param gap in none of Flink's stages: work before the barrier is passed on, such as a sink's flush
     * @param sync the part that stops processing
     * @param async the part beside processing, mostly the upload
     */
    public record Stages(long startDelay, long alignment, long gap, long sync, long async) {

        /** The gap is what is left of the end-to-end time; never below zero. */
        public static Stages of(long endToEnd, long startDelay, long alignment, long sync, long async) {
            long start = Math.max(0, startDelay);
            long aligned = Math.max(0, alignment);
            long stopped = Math.max(0, sync);
            long beside = Math.max(0, async);
            return new Stages(
                    start, aligned, Math.max(0, endToEnd - start - aligned - stopped - beside), stopped, beside);
        }

        /** The time of that stage. */
        public long of(Stage stage) {
            return switch (stage) {
                case START_DELAY -> startDelay;
                case ALIGNMENT -> alignment;
                case GAP -> gap;
                case SYNC -> sync;
                case ASYNC -> async;
            };
        }

        /** The stage that took longest. */
        public Stage dominant() {
            Stage longest = Stage.START_DELAY;
            for (Stage stage : Stage.values()) {
                if (of(stage) > of(longest)) {
                    longest = stage;
                }
            }
            return longest;
        }
    }
}
