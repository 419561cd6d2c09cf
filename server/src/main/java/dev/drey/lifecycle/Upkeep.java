package dev.drey.lifecycle;

/** What a running application's cluster needs, judged from what was seen of it. Pure. */
public final class Upkeep {

    private Upkeep() {}

    /** What became of the job, as far as could be seen. */
    public enum Job {
        /** The job manager did not answer this time. */
        UNKNOWN,
        /** The job manager is there and knows no job. */
        MISSING,
        /** Running, restarting, or on its way to either. */
        ALIVE,
        FINISHED,
        FAILED,
        CANCELED
    }

    /**
     * One look at a cluster. A process that hangs does not count as alive.
     *
     * @param taskManagersHung those that are there but have been silent for too long
     */
    public record Observation(
            boolean jobManagerAlive, int taskManagersAlive, int taskManagersHung, int taskManagersWanted, Job job) {}

    /** What to do about it. */
    public enum Measure {
        NOTHING,
        /** End the task managers that hang, start those that are missing; Flink then restores the job by itself. */
        REPLACE_TASK_MANAGERS,
        /** End what is left of the cluster and launch a new one from the newest checkpoint. */
        RELAUNCH,
        /** The job is over: end the cluster. */
        CONCLUDE
    }

    /** A dead or hung job manager takes the job with it, so it comes before everything else. */
    public static Measure decide(Observation seen) {
        if (!seen.jobManagerAlive() || seen.job() == Job.MISSING) {
            return Measure.RELAUNCH;
        }
        return switch (seen.job()) {
            case FINISHED, FAILED, CANCELED -> Measure.CONCLUDE;
            case ALIVE, UNKNOWN, MISSING ->
                seen.taskManagersHung() > 0 || seen.taskManagersAlive() < seen.taskManagersWanted()
                        ? Measure.REPLACE_TASK_MANAGERS
                        : Measure.NOTHING;
        };
    }
}
