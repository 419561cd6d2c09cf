package dev.drey.logs.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPatternTest {

    private static final String FAILURE = "{\"messageType\":\"WARN\",\"message\":\"Map (1/2) switched from RUNNING to"
            + " FAILED\",\"took\":12.5,\"job\":{\"tasks\":[{\"name\":\"Map\"}],\"over\":false},\"user\":null}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "''~true",
                "FAILED~true",
                "failed~false",
                "RUNNING FAILED~true",
                "RUNNING nowhere~false",
                "\"from RUNNING to FAILED\"~true",
                "\"to FAILED from\"~false",
                "FAILED -Map~false",
                "FAILED -Sink~true",
                "-FAILED~false",
                "?nowhere ?FAILED~true",
                "?nowhere ?never~false",
                "FAILED ?nowhere~true",
                "%Map \\(\\d/\\d\\)%~true",
                "%^Map%~false",
            })
    void wordsAreLookedFor(String pattern, boolean found) throws PatternException {
        assertThat(FilterPattern.parse(pattern).test(FAILURE)).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "{ $.messageType = \"WARN\" }~true",
                "{ $.messageType = WARN }~true",
                "{ $.messageType = W* }~true",
                "{ $.messageType = \"ERROR\" }~false",
                "{ $.messageType != \"ERROR\" }~true",
                "{ $.nowhere != \"ERROR\" }~false",
                "{ $.message = \"*RUNNING to FAILED*\" }~true",
                "{ $.message = %switched from \\w+ to FAILED% }~true",
                "{ $.took > 12 && $.took <= 12.5 }~true",
                "{ $.took = 12.50 }~true",
                "{ $.took < 12 || ($.messageType = \"WARN\" && $.took >= 12) }~true",
                "{ $.job.tasks[0].name = \"Map\" }~true",
                "{ $.job.over IS FALSE }~true",
                "{ $.job.over IS TRUE }~false",
                "{ $.user IS NULL }~true",
                "{ $.nowhere NOT EXISTS }~true",
                "{ $.took NOT EXISTS }~false",
                "{ $.took EXISTS }~true",
            })
    void fieldsOfJsonAreCompared(String pattern, boolean found) throws PatternException {
        assertThat(FilterPattern.parse(pattern).test(FAILURE)).isEqualTo(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain text with WARN", "{ broken", "[1]"})
    void aMessageThatIsNoJsonNeverMatchesAPatternForJson(String message) throws PatternException {
        assertThat(FilterPattern.parse("{ $.messageType != \"x\" }").test(message))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"open",
                "{ $.a = ",
                "{ $.a }",
                "{ a = 1 }",
                "{ $.a = 1 && }",
                "{ $.a > x }",
                "{ $.a = 1 } more",
                "[w1, w2]",
                "%(%",
            })
    void whatCannotBeReadIsRefusedInWords(String pattern) {
        assertThatThrownBy(() -> FilterPattern.parse(pattern))
                .isInstanceOf(PatternException.class)
                .hasMessageEndingWith(".");
    }
}
