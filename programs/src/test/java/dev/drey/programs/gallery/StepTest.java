package dev.drey.programs.gallery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class StepTest {

    @Test
    void readsVerbAndOptions() {
        Step step = Step.parse("source name=visits rate=1000 hot=0.9");
        assertThat(step.verb()).isEqualTo("source");
        assertThat(step.name()).isEqualTo("visits");
        assertThat(step.number("rate", 1)).isEqualTo(1000);
        assertThat(step.fraction("hot", 0)).isEqualTo(0.9);
        assertThat(step.number("keys", 7)).isEqualTo(7);
    }

    @Test
    void isNamedForItsVerbWhereNoNameIsGiven() {
        assertThat(Step.parse("join").name()).isEqualTo("join");
    }

    @Test
    void readsBlanksInQuotes() {
        Step step = Step.parse("process element='throw:java.io.IOException|Broken pipe@at:5' restore=\"it's\" name=a");
        assertThat(step.text("element", "")).isEqualTo("throw:java.io.IOException|Broken pipe@at:5");
        assertThat(step.text("restore", "")).isEqualTo("it's");
        assertThat(step.name()).isEqualTo("a");
    }

    @Test
    void refusesWhatIsNoOption() {
        assertThatThrownBy(() -> Step.parse("source rate=5 quickly")).hasMessageContaining("quickly");
    }
}
