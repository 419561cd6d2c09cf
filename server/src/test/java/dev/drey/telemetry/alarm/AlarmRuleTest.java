package dev.drey.telemetry.alarm;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlarmRuleTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static AlarmRule rule(int periods, int needed, MissingData missing) {
        return new AlarmRule(Comparison.GREATER, 0, MINUTE, periods, needed, missing);
    }

    /** The tables of AWS's page on missing data: X breaches, 0 does not, - is missing; five periods, newest last. */
    @ParameterizedTest
    @CsvSource({
        "3, 3, 0 - X - X, OK, OK, OK, OK",
        "3, 3, - - - - 0, OK, OK, OK, OK",
        "3, 3, - - - - -, INSUFFICIENT_DATA, same, ALARM, OK",
        "3, 3, 0 X X - X, ALARM, ALARM, ALARM, ALARM",
        "3, 3, - - X - -, ALARM, same, ALARM, OK",
        "3, 2, 0 - X - X, ALARM, ALARM, ALARM, ALARM",
        "3, 2, 0 0 X 0 X, ALARM, ALARM, ALARM, ALARM",
        "3, 2, 0 - X - -, OK, OK, ALARM, OK",
        "3, 2, - - - - 0, OK, OK, ALARM, OK",
        "3, 2, - - - X -, ALARM, same, ALARM, OK",
    })
    void missingFiguresCountAsOnAws(
            int periods,
            int needed,
            String figures,
            String missing,
            String ignore,
            String breaching,
            String notBreaching) {
        assertThat(value(rule(periods, needed, MissingData.MISSING), figures)).isEqualTo(missing);
        assertThat(value(rule(periods, needed, MissingData.IGNORE), figures)).isEqualTo(ignore);
        assertThat(value(rule(periods, needed, MissingData.BREACHING), figures)).isEqualTo(breaching);
        assertThat(value(rule(periods, needed, MissingData.NOT_BREACHING), figures))
                .isEqualTo(notBreaching);
    }

    private static String value(AlarmRule rule, String figures) {
        TreeMap<Instant, Double> values = new TreeMap<>();
        String[] marks = figures.split(" ", -1);
        for (int i = 0; i < marks.length; i++) {
            if (!marks[i].equals("-")) {
                values.put(NOON.plus(MINUTE.multipliedBy(i)), marks[i].equals("X") ? 1.0 : 0.0);
            }
        }
        return rule.evaluate(values, NOON).map(state -> state.value().name()).orElse("same");
    }

    @Test
    void onlyCompletePeriodsAreLookedAt() {
        AlarmRule rule = rule(2, 1, MissingData.MISSING);
        Instant now = NOON.plusSeconds(59);

        assertThat(rule.to(now)).isEqualTo(NOON);
        assertThat(rule.from(now)).isEqualTo(NOON.minus(MINUTE.multipliedBy(4)));
    }

    @Test
    void theReasonGivesTheFigures() {
        TreeMap<Instant, Double> figures = new TreeMap<>();
        figures.put(NOON, 7.0);

        assertThat(rule(1, 1, MissingData.MISSING)
                        .evaluate(figures, NOON)
                        .orElseThrow()
                        .reason())
                .isEqualTo("1 of the last 1 figures [7.0] were greater than the threshold 0.0; 1 of 1 are needed for an"
                        + " alarm.");
    }
}
