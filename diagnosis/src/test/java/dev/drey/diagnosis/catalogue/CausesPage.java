package dev.drey.diagnosis.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes docs/causes.md from the catalogue. */
final class CausesPage {

    private static final String INTRODUCTION = """
            # Causes
            What `drey doctor` can find, one section per cause. This page is made from the catalogue, the files
            `diagnosis/src/main/resources/dev/drey/diagnosis/catalogue/*.yaml`: change those, then run
            `./mvnw -pl diagnosis -am test -Dtest=CatalogueTest -Dsurefire.failIfNoSpecifiedTests=false -Ddrey.write=true`.

            A cause in the catalogue has these keys:

            | Key | |
            |---|---|
            | `id` | never changes; reports, scripts and links use it |
            | `severity` | `notice`, `warning` or `critical`, where its detector does not say otherwise |
            | `sentence` | what is wrong; `{name\\|else}` is a figure of the case, or what to say without it |
            | `foreseen` | the same in the words of a preflight, where it has not come about yet |
            | `explanation` | how it comes about, and how it is told from what looks alike |
            | `refuted-by` | what would show that it is something else |
            | `underlies` | causes that are but its consequences where both are seen |
            | `remedies` | `do` says what; `set` the settings that carry it out, with `target` (`flink`, `cluster`, `checkpoint-configuration`, `parallelism-configuration`, `monitoring-configuration`) and `approval` (`safe`, `ask`, `by-hand`); `example` a few lines of code |
            | `messages` | regular expressions of standard messages: `type` for the class of an error, `text` for its message, `within` for where (`failure`, `start`, `checkpoint`, `log`), `sure` from 0 to 1 |

            A cause that standard messages alone tell needs no code. The others have a detector each, in
            `dev.drey.diagnosis.detector`.

            **Unexplained** <a id="unexplained"></a> is said of a symptom that no cause fits. The finding then lists what was seen, and
            what was not at hand.
            """;

    private CausesPage() {}

    static String of(Catalogue catalogue) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Family family : Family.values()) {
            page.append("\n## ").append(family.title()).append('\n');
            catalogue.of(family).forEach(cause -> page.append(section(cause)));
        }
        return page.toString();
    }

    private static String section(Cause cause) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("### " + cause.id());
        lines.add(plain(cause.sentence()));
        lines.add("");
        lines.add(cause.explanation());
        lines.add("");
        lines.add("- Severity: " + cause.severity().name().toLowerCase(Locale.ROOT));
        lines.add("- Refuted by: " + plain(cause.refutedBy()));
        if (!cause.underlies().isEmpty()) {
            lines.add("- Explains also: "
                    + cause.underlies().stream()
                            .sorted()
                            .map(other -> "[" + other + "](#" + other + ")")
                            .collect(Collectors.joining(", ")));
        }
        for (Remedy remedy : cause.remedies()) {
            lines.add("- Remedy: " + plain(remedy.advice())
                    + remedy.findChange().map(CausesPage::change).orElse(""));
            remedy.findExample().ifPresent(example -> {
                lines.add("  ```");
                example.lines().forEach(line -> lines.add("  " + line));
                lines.add("  ```");
            });
        }
        return String.join("\n", lines) + "\n";
    }

    private static String change(Remedy.Change change) {
        String settings = change.values().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(setting -> "`" + setting.getKey() + " = " + plain(setting.getValue()) + "`")
                .collect(Collectors.joining(", "));
        String approval = switch (change.approval()) {
            case SAFE -> "";
            case ASK -> "; can lose or double data, so decide yourself";
            case BY_HAND -> "; by hand";
        };
        return " (" + change.target().words() + ": " + settings + approval + ")";
    }

    /** Without the figures of a case. */
    private static String plain(String text) {
        return text.replaceAll("\\{([a-zA-Z]+)\\|([^}]*)\\}", "$2").replaceAll("\\{([a-zA-Z]+)\\}", "$1");
    }
}
