package dev.drey.cli.gallery.exhibits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.cli.gallery.Exhibit;
import dev.drey.cli.gallery.Family;
import dev.drey.diagnosis.catalogue.Catalogue;
import dev.drey.diagnosis.catalogue.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExhibitsTest {

    private static final Set<String> COMMON_WORDS = Set.of("of", "user", "the", "in", "at", "code", "state", "source");

    @Test
    void eachHasACauseOfItsOwn() {
        assertThat(Exhibits.all()).extracting(Exhibit::cause).doesNotHaveDuplicates();
    }

    @Test
    void eachSaysInOneSentenceWhatIsDone() {
        assertThat(Exhibits.all())
                .extracting(Exhibit::injected)
                .allMatch(text -> text.endsWith(".") && text.length() < 100);
    }

    @Test
    void thereIsSomethingOfEveryFamily() {
        for (Family family : Family.values()) {
            assertThat(Exhibits.all()).extracting(Exhibit::family).contains(family);
        }
    }

    @Test
    void onlyWhatIsHealthyIsCalledSo() {
        assertThat(Exhibits.all())
                .allMatch(exhibit -> exhibit.isHealthy() == exhibit.cause().startsWith("healthy-"));
    }

    @Test
    void noProgramTellsItsCauseByTheNamesInIt() {
        for (Exhibit exhibit : Exhibits.all()) {
            List<String> names = exhibit.program().stream()
                    .flatMap(line -> Arrays.stream(line.split(" ", -1)))
                    .filter(option -> option.startsWith("name=") || option.startsWith("uid="))
                    .map(option -> option.substring(option.indexOf('=') + 1))
                    .flatMap(name -> Arrays.stream(name.split("[^a-z]+", -1)))
                    .toList();
            for (String word : exhibit.cause().split("-", -1)) {
                if (word.length() > 2 && !COMMON_WORDS.contains(word)) {
                    assertThat(names).as(exhibit.cause()).doesNotContain(word);
                }
            }
        }
    }

    /** The rest shows before a program runs, and not by what a job does; or it takes what the gallery does not have. */
    @Test
    void everyCauseThatAJobShowsIsShownButForTheseThree() {
        Set<String> known = Catalogue.standard().list().stream().map(Cause::id).collect(Collectors.toSet());
        Set<String> shown = Exhibits.all().stream()
                .filter(exhibit -> !exhibit.isHealthy())
                .map(Exhibit::cause)
                .collect(Collectors.toSet());
        assertThat(known).containsAll(shown);
        known.removeAll(shown);
        assertThat(known)
                .containsExactlyInAnyOrder(
                        "container-memory-kill",
                        "kafka-commit-lost",
                        "memory-config-invalid",
                        "generic-type",
                        "local-checkpoint-storage",
                        "source-not-replayable",
                        "restart-disabled",
                        "several-jobs");
    }

    @Test
    void findsByCause() {
        assertThat(Exhibits.find("hot-key")).map(Exhibit::family).contains(Family.A);
        assertThat(Exhibits.find("no-such-thing")).isEmpty();
    }
}
