package dev.drey.diagnosis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/** The law of the doctor's packages, as ARCHITECTURE.md tells it. */
@AnalyzeClasses(packages = "dev.drey.diagnosis", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule dependenciesPointAsTheMapSays = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("preflight")
            .definedBy("dev.drey.diagnosis.preflight..")
            .layer("program")
            .definedBy("dev.drey.diagnosis")
            .layer("evidence")
            .definedBy("dev.drey.diagnosis.evidence..")
            .layer("collect")
            .definedBy("dev.drey.diagnosis.collect..")
            .layer("signal")
            .definedBy("dev.drey.diagnosis.signal..")
            .layer("catalogue")
            .definedBy("dev.drey.diagnosis.catalogue..")
            .layer("detector")
            .definedBy("dev.drey.diagnosis.detector..")
            .layer("finding")
            .definedBy("dev.drey.diagnosis.finding..")
            .layer("report")
            .definedBy("dev.drey.diagnosis.report..")
            .layer("remedy")
            .definedBy("dev.drey.diagnosis.remedy..")
            .whereLayer("evidence")
            .mayNotAccessAnyLayer()
            .whereLayer("catalogue")
            .mayNotAccessAnyLayer()
            .whereLayer("collect")
            .mayOnlyAccessLayers("evidence")
            .whereLayer("signal")
            .mayOnlyAccessLayers("evidence")
            .whereLayer("detector")
            .mayOnlyAccessLayers("evidence", "signal", "catalogue")
            .whereLayer("finding")
            .mayOnlyAccessLayers("evidence", "signal", "catalogue", "detector")
            .whereLayer("report")
            .mayOnlyAccessLayers("evidence", "catalogue", "detector", "finding")
            .whereLayer("remedy")
            .mayOnlyAccessLayers("evidence", "catalogue", "detector", "finding")
            .whereLayer("preflight")
            .mayOnlyAccessLayers("signal", "catalogue", "detector")
            .whereLayer("program")
            .mayNotBeAccessedByAnyLayer();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.drey.diagnosis.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule conclusionsArePure = noClasses()
            .that()
            .resideInAnyPackage(
                    "dev.drey.diagnosis.evidence..",
                    "dev.drey.diagnosis.signal..",
                    "dev.drey.diagnosis.detector..",
                    "dev.drey.diagnosis.finding..",
                    "dev.drey.diagnosis.preflight..",
                    "dev.drey.diagnosis.remedy..",
                    "dev.drey.diagnosis.report..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent..", "dev.drey.flink..");

    @ArchTest
    static final ArchRule nothingReadsTheWallClock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC");

    private ArchitectureTest() {}
}
