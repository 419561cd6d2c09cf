package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StateFitTest {

    private static final String COUNT = "0a448493b4782967b150582570326227";
    private static final String OTHER = "cbc357ccb763df2852fee8c4fc7d55f2";

    private static JobOperator operator(String id, String uid, int parallelism, int maxParallelism) {
        return new JobOperator(Set.of(id), "count per shop", uid, parallelism, maxParallelism);
    }

    private static StateFit fit(JobOperator operator) {
        return new StateFit(List.of(operator), Map.of(COUNT, "'count per shop' (uid 'counts')"), false);
    }

    @Test
    void stateThatFindsItsOperatorFits() {
        assertThat(fit(operator(COUNT, "counts", 4, 0)).findReason(List.of(new OperatorState(COUNT, 128))))
                .isEmpty();
    }

    @Test
    void stateIsFoundUnderAnyIdOfTheOperator() {
        JobOperator operator = new JobOperator(Set.of(OTHER, COUNT), "count", null, 1, 0);

        assertThat(fit(operator).findReason(List.of(new OperatorState(COUNT, 128))))
                .isEmpty();
    }

    @Test
    void stateWithoutOperatorIsNamedAsThePersonKnowsIt() {
        assertThat(fit(operator(OTHER, "kounts", 1, 0)).findReason(List.of(new OperatorState(COUNT, 128))))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("state of operator 'count per shop' (uid 'counts')")
                        .contains("New in it: 'count per shop' (uid 'kounts')")
                        .contains("AllowNonRestoredState"));
    }

    @Test
    void stateOfAnOperatorNobodyNamedIsToldByItsId() {
        StateFit fit = new StateFit(List.of(operator(COUNT, "counts", 1, 0)), Map.of(), false);

        assertThat(fit.findReason(List.of(new OperatorState(COUNT, 128), new OperatorState(OTHER, 128))))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("operator with id " + OTHER + ", but the new program has no such operator. Flink"));
    }

    @Test
    void stateMayBeDroppedWhereThatIsAllowed() {
        StateFit fit = new StateFit(List.of(operator(OTHER, "kounts", 1, 0)), Map.of(), true);

        assertThat(fit.findReason(List.of(new OperatorState(COUNT, 128)))).isEmpty();
    }

    @Test
    void parallelismBeyondTheMaximumOfTheStateIsRefused() {
        assertThat(fit(operator(COUNT, "counts", 129, 0)).findReason(List.of(new OperatorState(COUNT, 128))))
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("parallelism 129").contains("among 128 subtasks at most"));
    }

    @Test
    void maximumParallelismThatWasChangedIsRefused() {
        assertThat(fit(operator(COUNT, "counts", 2, 256)).findReason(List.of(new OperatorState(COUNT, 128))))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .contains("sets its maximum parallelism to 256")
                        .contains("Set it back to 128"));
        assertThat(fit(operator(COUNT, "counts", 2, 128)).findReason(List.of(new OperatorState(COUNT, 128))))
                .isEmpty();
    }
}
