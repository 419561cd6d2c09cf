package dev.drey.cli.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ExaminationTest {

    @Test
    void takesTheFirstFindingForTheOneThatMattersMost() throws JsonProcessingException {
        Examination examination = read("""
                {"jobs": [{"findings": [
                  {"cause": "hot-key", "severity": "warning", "sentence": "One key."},
                  {"cause": "checkpoint-not-retained", "severity": "notice", "sentence": "Not kept."}]}]}""");
        assertThat(examination.primary()).contains(new Examination.Named("hot-key", "warning", "One key."));
        assertThat(examination.findings())
                .extracting(Examination.Named::isWarning)
                .containsExactly(true, false);
    }

    @Test
    void mayHaveFoundNothing() throws JsonProcessingException {
        assertThat(read("{\"healthy\": true, \"jobs\": [{\"findings\": []}]}").primary())
                .isEmpty();
    }

    private static Examination read(String json) throws JsonProcessingException {
        return Examination.of(new ObjectMapper().readTree(json));
    }
}
