package dev.drey.lifecycle;

import dev.drey.model.ApplicationStatus;
import dev.drey.model.Operation;
import dev.drey.model.Treatment;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What comes next in a treatment. Pure. */
public final class TreatmentCourse {

    /** One may have come between two symptoms. */
    private static final int CLEAN_LOOKS = 2;

    private TreatmentCourse() {}

    /** What is to be done. */
    public enum Step {
        WAIT,
        /** The change is in force: begin to watch. */
        WATCH,
        /** Take the change back. */
        ROLL_BACK,
        /** Start the application again, which the change has brought to rest, with the change taken back. */
        START,
        CLEARED,
        ROLLED_BACK,
        FAILED,
        OVERTAKEN
    }

    /**
     * A step and the reason for it.
     *
     * @param because a sentence; empty for one that goes without saying
     */
    public record Decision(Step step, String because) {

        private static final Decision WAIT = new Decision(Step.WAIT, "");
    }

    /**
     * The application as it stands.
     *
     * @param byOrder whether somebody has asked for it to be stopped or deleted since
     * @param operation of the update, or of the rollback once there is one
     * @param failure why that failed; null unless it did
     */
    public record Situation(
            ApplicationStatus status,
            long versionId,
            boolean byOrder,
            Operation.Status operation,
            @Nullable String failure) {

        private String reason() {
            return Objects.requireNonNullElse(failure, "No reason is known.");
        }
    }

    /**
     * What the doctor has seen since the change is in force.
     *
     * @param cleanLooks newest examinations in which the complaint was gone, without one between them in which it was not
     * @param checkpointed whether a checkpoint has completed since, or none is to be expected
     */
    public record Sight(int cleanLooks, boolean checkpointed) {

        /** Nothing yet. */
        public static final Sight NONE = new Sight(0, false);

        private boolean isClear() {
            return cleanLooks >= CLEAN_LOOKS && checkpointed;
        }
    }

    /** The next step of a treatment that is under way. */
    public static Decision next(Treatment treatment, Situation situation, Sight sight, Instant now) {
        return switch (treatment.status()) {
            case APPLYING -> applying(treatment, situation);
            case WATCHING -> watching(treatment, situation, sight, now);
            case ROLLING_BACK -> rollingBack(situation);
            case CLEARED, ROLLED_BACK, FAILED, OVERTAKEN -> Decision.WAIT;
        };
    }

    private static Decision applying(Treatment treatment, Situation situation) {
        boolean ours = situation.versionId() == treatment.versions().to();
        return switch (situation.operation()) {
            case IN_PROGRESS -> Decision.WAIT;
            case CANCELLED -> new Decision(Step.OVERTAKEN, "The update was overtaken by another request.");
            case SUCCESSFUL ->
                ours && situation.status() == ApplicationStatus.RUNNING
                        ? new Decision(Step.WATCH, "")
                        : overtaken(situation);
            case FAILED ->
                ours
                        ? new Decision(Step.ROLL_BACK, "The application did not come up with it. " + situation.reason())
                        : new Decision(Step.FAILED, situation.reason());
        };
    }

    private static Decision watching(Treatment treatment, Situation situation, Sight sight, Instant now) {
        if (situation.versionId() != treatment.versions().to() || situation.byOrder()) {
            return overtaken(situation);
        }
        return switch (situation.status()) {
            case READY -> new Decision(Step.ROLL_BACK, "The application has stopped running.");
            case RUNNING -> {
                if (sight.isClear()) {
                    yield new Decision(Step.CLEARED, "");
                }
                yield now.isBefore(treatment.until())
                        ? Decision.WAIT
                        : new Decision(
                                Step.ROLL_BACK,
                                sight.cleanLooks() > 0 && !sight.checkpointed()
                                        ? "No checkpoint has completed with it."
                                        : "What it is against is still there.");
            }
            default -> Decision.WAIT;
        };
    }

    private static Decision rollingBack(Situation situation) {
        return switch (situation.operation()) {
            case IN_PROGRESS -> Decision.WAIT;
            case CANCELLED -> new Decision(Step.OVERTAKEN, "The rollback was overtaken by another request.");
            case FAILED -> new Decision(Step.FAILED, "It could not be taken back. " + situation.reason());
            case SUCCESSFUL ->
                situation.status() == ApplicationStatus.READY && !situation.byOrder()
                        ? new Decision(Step.START, "")
                        : new Decision(Step.ROLLED_BACK, "");
        };
    }

    private static Decision overtaken(Situation situation) {
        return new Decision(
                Step.OVERTAKEN,
                situation.byOrder()
                        ? "The application was stopped."
                        : "The application is at version " + situation.versionId() + " now, and " + situation.status()
                                + ".");
    }
}
