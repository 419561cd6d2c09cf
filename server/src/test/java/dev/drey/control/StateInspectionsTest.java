package dev.drey.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drey.cluster.ClusterException;
import dev.drey.control.StateInspections.Asked;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class StateInspectionsTest {

    private static final Asked CLICKS = new Asked("clicks", null, null, 60, 10);

    private final List<Asked> read = new ArrayList<>();

    private StateInspections.Reading answering() {
        return asked -> {
            read.add(asked);
            return JsonNodeFactory.instance.objectNode().put("bytes", 42);
        };
    }

    @Test
    void whoeverComesAgainGetsTheAnswerOfTheSameReading() throws Exception {
        Queue<Runnable> later = new ArrayDeque<>();
        StateInspections inspections = new StateInspections(answering(), later::add);

        assertThat(inspections.find(CLICKS)).isEmpty();
        later.remove().run();
        assertThat(inspections.find(CLICKS))
                .hasValueSatisfying(
                        answer -> assertThat(answer.path("bytes").asInt()).isEqualTo(42));

        assertThat(read).containsExactly(CLICKS);
        assertThat(later).isEmpty();
    }

    @Test
    void anAnswerIsGivenOnceSoThatTheNextQuestionIsReadAnew() throws Exception {
        StateInspections inspections = new StateInspections(answering(), Runnable::run);

        assertThat(inspections.find(CLICKS)).isPresent();
        assertThat(inspections.find(CLICKS)).isPresent();

        assertThat(read).hasSize(2);
    }

    @Test
    void failuresReachWhoeverAskedAndAreNotKept() {
        StateInspections inspections = new StateInspections(
                asked -> {
                    read.add(asked);
                    throw new ClusterException("there is no memory");
                },
                Runnable::run);

        for (int time = 1; time <= 2; time++) {
            assertThatThrownBy(() -> inspections.find(CLICKS))
                    .isInstanceOf(IOException.class)
                    .hasMessage("there is no memory");
        }
        assertThat(read).hasSize(2);
    }

    @Test
    void refusalsStayWhatTheyAre() {
        StateInspections inspections = new StateInspections(
                asked -> {
                    throw new ApiException(ApiErrorCode.RESOURCE_NOT_FOUND, "no clicks");
                },
                Runnable::run);

        assertThatThrownBy(() -> inspections.find(CLICKS))
                .isInstanceOf(ApiException.class)
                .hasMessage("no clicks");
    }
}
