package dev.drey;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.drey.flink.FlinkRest;
import dev.drey.telemetry.Chronicle;
import dev.drey.telemetry.MetricTable;
import dev.drey.telemetry.PrometheusNames;
import dev.drey.telemetry.alarm.AlarmRule;
import dev.drey.telemetry.math.Expression;
import dev.drey.telemetry.math.Span;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;

/** The law of the service's packages, as ARCHITECTURE.md tells it. */
@AnalyzeClasses(
        packages = "dev.drey",
        importOptions = {DoNotIncludeTests.class, ArchitectureTest.NotThePrograms.class})
final class ArchitectureTest {

    @ArchTest
    static final ArchRule dependenciesPointAsTheMapSays = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("program")
            .definedBy("dev.drey")
            .layer("http")
            .definedBy("dev.drey.http..")
            .layer("control")
            .definedBy("dev.drey.control..")
            .layer("processes")
            .definedBy("dev.drey.cluster.process..")
            .layer("cluster")
            .definedBy("dev.drey.cluster")
            .layer("sqlite")
            .definedBy("dev.drey.registry.sqlite..")
            .layer("telemetry")
            .definedBy(
                    "dev.drey.telemetry",
                    "dev.drey.telemetry.series",
                    "dev.drey.telemetry.math",
                    "dev.drey.telemetry.alarm")
            .layer("metrics")
            .definedBy("dev.drey.telemetry.sqlite..")
            .layer("registry")
            .definedBy("dev.drey.registry")
            .layer("runtime")
            .definedBy("dev.drey.runtime..")
            .layer("logs")
            .definedBy("dev.drey.logs..")
            .layer("objectstore")
            .definedBy("dev.drey.objectstore..")
            .layer("state")
            .definedBy("dev.drey.state")
            .layer("state in objects")
            .definedBy("dev.drey.state.objects..")
            .layer("config")
            .definedBy("dev.drey.config..")
            .layer("lifecycle")
            .definedBy("dev.drey.lifecycle..")
            .layer("model")
            .definedBy("dev.drey.model..")
            .layer("flink")
            .definedBy("dev.drey.flink..")
            .layer("doctor")
            .definedBy("dev.drey.doctor..")
            .layer("diagnosis")
            .definedBy("dev.drey.diagnosis..")
            .whereLayer("doctor")
            .mayOnlyBeAccessedByLayers("program", "http")
            .whereLayer("doctor")
            .mayOnlyAccessLayers("control", "telemetry", "registry", "lifecycle", "model", "diagnosis")
            .whereLayer("diagnosis")
            .mayOnlyAccessLayers("flink")
            .whereLayer("program")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("program")
            .whereLayer("processes")
            .mayOnlyBeAccessedByLayers("program")
            .whereLayer("sqlite")
            .mayOnlyBeAccessedByLayers("program")
            .whereLayer("state in objects")
            .mayOnlyBeAccessedByLayers("program")
            .whereLayer("state in objects")
            .mayOnlyAccessLayers("state", "objectstore")
            .whereLayer("metrics")
            .mayOnlyBeAccessedByLayers("program")
            .whereLayer("telemetry")
            .mayOnlyBeAccessedByLayers("program", "http", "control", "metrics", "doctor")
            .whereLayer("telemetry")
            .mayOnlyAccessLayers("model", "registry", "cluster", "runtime", "flink")
            .whereLayer("metrics")
            .mayOnlyAccessLayers("telemetry", "flink")
            .whereLayer("http")
            .mayOnlyAccessLayers(
                    "control",
                    "model",
                    "cluster",
                    "runtime",
                    "lifecycle",
                    "registry",
                    "objectstore",
                    "telemetry",
                    "logs",
                    "doctor",
                    "diagnosis")
            .whereLayer("control")
            .mayOnlyAccessLayers(
                    "model",
                    "lifecycle",
                    "registry",
                    "cluster",
                    "runtime",
                    "objectstore",
                    "state",
                    "telemetry",
                    "config",
                    "flink",
                    "diagnosis")
            .whereLayer("processes")
            .mayOnlyAccessLayers("cluster", "runtime", "model", "flink", "state")
            .whereLayer("cluster")
            .mayOnlyAccessLayers("model", "runtime")
            .whereLayer("sqlite")
            .mayOnlyAccessLayers("registry", "model")
            .whereLayer("registry")
            .mayOnlyAccessLayers("model")
            .whereLayer("runtime")
            .mayOnlyAccessLayers("model")
            .whereLayer("logs")
            .mayOnlyAccessLayers("model", "registry", "config", "cluster")
            .whereLayer("objectstore")
            .mayNotAccessAnyLayer()
            .whereLayer("state")
            .mayNotAccessAnyLayer()
            .whereLayer("config")
            .mayOnlyAccessLayers("model")
            .whereLayer("lifecycle")
            .mayOnlyAccessLayers("model")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("flink")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.drey.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheStoresSpeakSql = noClasses()
            .that()
            .resideOutsideOfPackages("dev.drey.registry.sqlite..", "dev.drey.telemetry.sqlite..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.jdbi..", "org.flywaydb..", "org.sqlite..");

    @ArchTest
    static final ArchRule onlyTheProcessDriverStartsProcesses = noClasses()
            .that()
            .resideOutsideOfPackage("dev.drey.cluster.process..")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessBuilder.class, Process.class);

    @ArchTest
    static final ArchRule onlyTheProcessDriverAndTheProgramEndProcesses = noClasses()
            .that()
            .resideOutsideOfPackages("dev.drey.cluster.process..", "dev.drey")
            .should()
            .dependOnClassesThat()
            .belongToAnyOf(ProcessHandle.class);

    @ArchTest
    static final ArchRule onlyTheFlinkClientSpeaksFlinksRest = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.drey.flink..", "dev.drey.diagnosis.collect..", "dev.drey.cluster.process..", "dev.drey")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net.http..");

    @ArchTest
    static final ArchRule decisionsArePure = noClasses()
            .that()
            .resideInAnyPackage("dev.drey.lifecycle..", "dev.drey.model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent..", "org.slf4j..");

    @ArchTest
    static final ArchRule whatAnObservationMeansIsDecidedWithoutIo = noClasses()
            .that()
            .belongToAnyOf(
                    AlarmRule.class,
                    Chronicle.class,
                    Expression.class,
                    MetricTable.class,
                    PrometheusNames.class,
                    Span.class)
            .or()
            .haveSimpleNameEndingWith("Mapping")
            .or()
            .haveNameMatching(
                    "dev\\.drey\\.doctor\\.(?:Pace|Memory|Standing|FindingStory|FindingMetrics|TreatmentWatch|SelfHealing)")
            .or()
            .haveNameMatching("dev\\.drey\\.control\\.(?:SettingChanges|TreatmentStory|HealingProperties)")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.io..", "java.nio..", "java.net..", "java.util.concurrent..", "org.slf4j..");

    @ArchTest
    static final ArchRule nothingReadsTheWallClock = noClasses()
            .that()
            .resideOutsideOfPackages("dev.drey", "dev.drey.cluster.process..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(InstantSource.class, "system");

    @ArchTest
    static final ArchRule nothingSleepsOrStartsThreads = noClasses()
            .that()
            .resideOutsideOfPackages("dev.drey", "dev.drey.cluster.process..")
            .should()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callConstructor(Thread.class, Runnable.class)
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.util.concurrent.Executors.class);

    @ArchTest
    static final ArchRule theModelIsValues = classes()
            .that()
            .resideInAPackage("dev.drey.model..")
            .and()
            .areTopLevelClasses()
            .and()
            .doNotHaveSimpleName("package-info")
            .and()
            .areNotInterfaces()
            .should()
            .beRecords()
            .orShould()
            .beEnums();

    /** They run in Flink, and have a structure of their own. */
    static final class NotThePrograms implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("dev/drey/programs");
        }
    }

    private ArchitectureTest() {}

    /** Keeps the client's package in sight of the rules, which would hold of nothing if it moved. */
    static final Class<?> CLIENT = FlinkRest.class;
}
