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
     * @param taskManagersNeeded those that carry the job; more that are wanted are spare
     * @param sparesDue whether spare ones have been missing for so long that the job had time to recover without them
     */
    public record Observation(
            boolean jobManagerAlive,
            int taskManagersAlive,
            int taskManagersHung,
            int taskManagersNeeded,
            int taskManagersWanted,
            boolean sparesDue,
            Job job) {

        /** Without any spare task manager. */
        public Observation(
                boolean jobManagerAlive, int taskManagersAlive, int taskManagersHung, int taskManagersNeeded, Job job) {
            this(
                    jobManagerAlive,
                    taskManagersAlive,
                    taskManagersHung,
                    taskManagersNeeded,
                    taskManagersNeeded,
                    true,
                    job);
        }

        private boolean needsTaskManagers() {
            boolean spareMissing = taskManagersAlive < taskManagersWanted;
            return taskManagersHung > 0 || taskManagersAlive < taskManagersNeeded || (spareMissing && sparesDue);
        }
    }

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
            case ALIVE, UNKNOWN, MISSING -> seen.needsTaskManagers() ? Measure.REPLACE_TASK_MANAGERS : Measure.NOTHING;
        };
    }
}
