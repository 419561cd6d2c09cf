package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts of another Flink in the program's jar: Flink's own classes, or connectors that are built for another line. */
public final class OtherFlink implements Check {

    private static final Pattern LINE = Pattern.compile("(?:.*-)?(\\d+\\.\\d+)(?:\\.\\d+)?(?:-SNAPSHOT)?");

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        String running = line(blueprint.flinkVersion()).orElse("");
        List<String> others = new ArrayList<>();
        boolean otherMajor = false;
        for (Blueprint.Module module : blueprint.modules()) {
            Optional<String> line = line(module.version()).filter(known -> isLineOf(module, known));
            if (line.isPresent() && !line.get().equals(running)) {
                others.add(module.artifact() + " " + module.version());
                otherMajor |= !major(line.get()).equals(major(running));
            }
        }
        List<Hypothesis> found = new ArrayList<>();
        if (!others.isEmpty()) {
            found.add(of(otherMajor ? 0.85 : 0.55)
                    .severity(otherMajor ? Severity.WARNING : Severity.NOTICE)
                    .with("error", String.join(", ", others) + " in the jar, and Flink " + blueprint.flinkVersion())
                    .because("The jar holds " + String.join(", ", others) + ", and it is to run on Flink "
                            + blueprint.flinkVersion() + "."));
        }
        if (blueprint.coreClasses() > 0) {
            found.add(of(0.6).severity(Severity.NOTICE)
                    .with("error", "the jar bundles Flink itself")
                    .because("The jar holds " + blueprint.coreClasses()
                            + " classes of Flink's core, which the runtime brings; they are not to be bundled."));
        }
        return found;
    }

    private static Hypothesis of(double sure) {
        return Hypothesis.of("class-conflict", sure);
    }

    /** Of connectors with releases of their own, those that do not name a line of Flink name nothing. */
    private static boolean isLineOf(Blueprint.Module module, String line) {
        boolean ownReleases =
                module.artifact().contains("connector") && !module.version().contains("-" + line);
        return !ownReleases || module.artifact().matches("flink-connector-(?:base|files|datagen)");
    }

    private static Optional<String> line(String version) {
        Matcher matcher = LINE.matcher(version);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String major(String line) {
        return line.replaceFirst("\\..*", "");
    }
}
