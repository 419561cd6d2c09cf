package dev.drey.cli.gallery;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one exhibit came out.
 *
 * @param found the primary finding's cause, null when there was none
 * @param also causes of the other findings
 * @param summary what the doctor said first, or why nothing could be shown
 * @param toFinding seconds from the symptom to the finding; null without one
 * @param seconds that all of it took
 * @param cure what came of the remedy; null unless it was to be carried out
 */
public record Result(
        Exhibit exhibit,
        String runtime,
        Verdict verdict,
        @Nullable String found,
        List<String> also,
        String summary,
        @Nullable Double toFinding,
        double seconds,
        @Nullable Cure cure) {

    /**
     * What came of a remedy.
     *
     * @param cleared whether the symptom went; else it was taken back, or could not be carried out
     * @param words of the doctor
     */
    public record Cure(boolean cleared, String words) {}

    /** Keeps a copy. */
    public Result {
        also = List.copyOf(also);
    }

    /** What is thought of it. */
    public enum Verdict {
        /** The cause was named; of what is healthy, nothing was said. */
        RIGHT,
        /** Another one, or none, was named; or something was said of what is healthy. */
        MISS,
        /** The symptom did not come about, or the doctor could not look. */
        NOT_SHOWN,
        /** It cannot be shown on this runtime. */
        SKIPPED
    }

    Result withCure(Cure what, double allSeconds) {
        return new Result(exhibit, runtime, verdict, found, also, summary, toFinding, allSeconds, what);
    }

    /** Whether the gallery fails by it. */
    public boolean isFailure() {
        return verdict == Verdict.MISS || verdict == Verdict.NOT_SHOWN || (cure != null && !cure.cleared());
    }
}
