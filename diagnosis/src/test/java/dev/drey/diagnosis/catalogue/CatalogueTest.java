package dev.drey.diagnosis.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class CatalogueTest {

    private static final Catalogue CATALOGUE = Catalogue.standard();
    private static final Path PAGE =
            Path.of(System.getProperty("drey.home", "..")).resolve("docs/causes.md");

    @Test
    void everyCauseHasItsTexts() {
        assertThat(CATALOGUE.list()).hasSize(90).allSatisfy(cause -> {
            assertThat(cause.id()).matches("[a-z0-9]+(-[a-z0-9]+)+");
            assertThat(cause.sentence()).endsWith(".");
            assertThat(cause.explanation()).isNotBlank();
            assertThat(cause.refutedBy()).endsWith(".");
            assertThat(cause.remedies()).isNotEmpty();
            cause.remedies().forEach(remedy -> assertThat(remedy.advice()).isNotBlank());
        });
    }

    @Test
    void whatACauseUnderliesIsInTheCatalogueAndNeverUnderliesIt() {
        for (Cause cause : CATALOGUE.list()) {
            assertThat(cause.underlies())
                    .allMatch(other -> CATALOGUE.find(other).isPresent(), cause.id());
            assertThat(below(cause, new HashSet<>())).as(cause.id()).doesNotContain(cause.id());
        }
    }

    private static Set<String> below(Cause cause, Set<String> seen) {
        for (String other : cause.underlies()) {
            if (seen.add(other)) {
                below(CATALOGUE.get(other), seen);
            }
        }
        return seen;
    }

    @Test
    void thePageIsThatOfTheCatalogue() throws IOException {
        String page = CausesPage.of(CATALOGUE);
        if (Boolean.getBoolean("drey.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("docs/causes.md says how to bring it up to date")
                .content()
                .isEqualTo(page);
    }

    @Test
    void aPersonCanAddACause() throws IOException {
        Catalogue more = CATALOGUE.with(stream("""
                        - id: licence-expired
                          sentence: "The licence of {operator|an operator} has expired."
                          explanation: "The library refuses to work."
                          refuted-by: "A licence that is valid."
                          remedies: [{do: "Renew it."}]
                          messages: [{text: "licence .* expired"}]
                        """), Family.RESTARTS, "mine.yaml");

        assertThat(more.get("licence-expired").messages()).hasSize(1);
        assertThat(more.list()).hasSize(91);
    }

    @Test
    void aFileThatIsWrongIsNamed() {
        assertThatThrownBy(() -> CATALOGUE.with(stream("- id: x\n"), Family.RESTARTS, "mine.yaml"))
                .hasMessage("mine.yaml: x lacks sentence.");
        assertThatThrownBy(() -> CATALOGUE.with(stream("""
                                - id: x
                                  severity: bad
                                  sentence: "a"
                                  explanation: "b"
                                  refuted-by: "c"
                                """), Family.RESTARTS, "mine.yaml"))
                .hasMessage("mine.yaml: x has bad, which is no severity.");
    }

    private static ByteArrayInputStream stream(String yaml) {
        return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
