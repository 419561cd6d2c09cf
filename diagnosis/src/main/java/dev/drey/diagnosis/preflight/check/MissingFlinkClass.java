package dev.drey.diagnosis.preflight.check;

import dev.drey.diagnosis.catalogue.Severity;
import dev.drey.diagnosis.detector.Hypothesis;
import dev.drey.diagnosis.detector.Symptom;
import dev.drey.diagnosis.preflight.Blueprint;
import dev.drey.diagnosis.preflight.Check;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * main() fails for want of a class that Flink itself has in some versions, and not in this one: the program, or a connector in
 * its jar, is built for another line. Connectors and formats are another matter: they belong into the jar.
 */
public final class MissingFlinkClass implements Check {

    private static final Pattern MISSING =
            Pattern.compile("(?:ClassNotFoundException|NoClassDefFoundError): (org[./]apache[./]flink[./]"
                    + "(?:api|core|runtime|client|configuration|types|util|metrics|annotation|streaming[./](?:api|runtime|util)"
                    + "|table[./](?:api|data|types|catalog|functions|runtime|factories|connector))[./][\\w./$]+)");

    @Override
    public List<Hypothesis> examine(Blueprint blueprint) {
        Matcher missing = MISSING.matcher(blueprint.error());
        if (!missing.find()) {
            return List.of();
        }
        String name = missing.group(1).replace('/', '.');
        return List.of(Hypothesis.of("class-conflict", 0.95)
                .severity(Severity.CRITICAL)
                .explains(Symptom.NOT_STARTED)
                .with("error", "Flink " + blueprint.flinkVersion() + " has no class " + name)
                .because("main() of " + blueprint.mainClass() + " fails, as Flink " + blueprint.flinkVersion()
                        + " has no class " + name
                        + ": the program, or a connector in its jar, is built for another line."));
    }
}
