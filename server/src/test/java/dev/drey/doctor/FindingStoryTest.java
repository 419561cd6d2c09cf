package dev.drey.doctor;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.doctor.FindingStory.News;
import dev.drey.doctor.FindingStory.Tale;
import dev.drey.model.ApplicationEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingStoryTest {

    private static final Finding EXPIRES =
            Findings.of("checkpoint-timeout-too-short", Severity.WARNING, Symptom.CHECKPOINTS_EXPIRE);
    private static final Finding BLOCKS =
            Findings.of("blocking-call-in-process", Severity.WARNING, Symptom.CHECKPOINTS_EXPIRE, Symptom.HELD_UP);
    private static final Finding NOTICE = Findings.of("uid-missing", Severity.NOTICE);

    private final List<Tale> told = new ArrayList<>();
    private FindingStory story = new FindingStory(List.of());
    private Instant now = NOON;

    private void look(Finding... findings) {
        FindingStory.Step step = story.after(Findings.diagnosis(findings), now);
        story = step.next();
        told.addAll(step.tales());
        now = now.plusSeconds(10);
    }

    private List<String> words() {
        return told.stream().map(Tale::words).toList();
    }

    @Test
    void whatIsSeenTwiceIsToldOnce() {
        look(EXPIRES);
        assertThat(told).isEmpty();
        assertThat(story.isOpen()).isTrue();
        look(EXPIRES);
        look(EXPIRES);

        assertThat(words())
                .containsExactly("The doctor finds checkpoint-timeout-too-short: Something is wrong:"
                        + " checkpoint-timeout-too-short.");
        assertThat(told.get(0).severity()).isEqualTo(ApplicationEvent.Severity.WARN);
        assertThat(told.get(0).details())
                .containsEntry("cause", "checkpoint-timeout-too-short")
                .containsEntry("confidence", "0.9")
                .containsEntry("severity", "WARNING");
        assertThat(story.isOpen()).isFalse();
        assertThat(story.told()).hasSize(1);
    }

    @Test
    void aMomentsFindingIsNotTold() {
        look(EXPIRES);
        look();
        look();
        look(EXPIRES);
        look();
        look();

        assertThat(told).isEmpty();
        assertThat(story.standing()).isEmpty();
    }

    @Test
    void whatIsGoneIsToldOnceItStaysAway() {
        look(EXPIRES);
        look(EXPIRES);
        look();
        assertThat(story.told()).hasSize(1);
        look();
        look();

        assertThat(told).extracting(Tale::news).containsExactly(News.BEGAN, News.CLEARED);
        assertThat(words().get(1)).isEqualTo("What the doctor found is gone: checkpoint-timeout-too-short.");
        assertThat(story.told()).isEmpty();
    }

    @Test
    void aBetterExplanationOfTheSameSymptomTakesThePlaceOfTheFormer() {
        look(EXPIRES);
        look(EXPIRES);
        look(BLOCKS);
        look(BLOCKS);

        assertThat(told).extracting(Tale::news).containsExactly(News.BEGAN, News.CHANGED);
        assertThat(words().get(1))
                .startsWith("The doctor finds blocking-call-in-process instead of checkpoint-timeout-too-short:");
        assertThat(story.told()).extracting(Standing::cause).containsExactly("blocking-call-in-process");
    }

    @Test
    void whatOnlyCouldGoWrongIsNotTold() {
        look(NOTICE);
        look(NOTICE);

        assertThat(told).isEmpty();
        assertThat(story.isOpen()).isFalse();
    }

    @Test
    void theStoryGoesOnWhereItsEventsLeaveIt() {
        look(EXPIRES);
        look(EXPIRES);
        look(BLOCKS);
        look(BLOCKS);
        List<ApplicationEvent> events = told.stream()
                .map(tale -> new ApplicationEvent(
                        "uid",
                        1,
                        NOON,
                        1,
                        ApplicationEvent.Kind.FINDING,
                        tale.severity(),
                        tale.words(),
                        tale.details(),
                        null))
                .toList();

        FindingStory again = FindingStory.of(events);
        assertThat(again.told()).extracting(Standing::cause).containsExactly("blocking-call-in-process");
        assertThat(again.after(Findings.diagnosis(BLOCKS), now).tales()).isEmpty();

        story = again;
        look();
        look();
        look();
        assertThat(told.get(told.size() - 1).news()).isEqualTo(News.CLEARED);
    }
}
