package dev.drey.tools;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.graph.DependencyFilter;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.util.artifact.JavaScopes;

/**
 * Writes the lock files that pin every jar of the Flink runtimes, one file per {@link FlinkLine}.
 *
 * <p>Run from the root of the repository after changing a line: {@value #COMMAND}
 */
final class RuntimeLockGenerator {

    static final String COMMAND = "./mvnw -q -pl tools compile exec:java"
            + " -Dexec.mainClass=dev.drey.tools.RuntimeLockGenerator"
            + " -Dexec.args=server/src/main/resources/dev/drey/runtime";

    /** Second logging back ends and bridges would fight log4j over the same classes. */
    private static final Set<String> FOREIGN_LOGGING =
            Set.of("log4j", "reload4j", "logback-classic", "logback-core", "log4j-slf4j2-impl", "log4j-to-slf4j");

    private final Context maven;

    private RuntimeLockGenerator(Context maven) {
        this.maven = maven;
    }

    /** Takes the folder to write to as its only argument. */
    public static void main(String[] arguments) throws IOException, RepositoryException {
        Path folder = Path.of(arguments[0]);
        ContextOverrides settings =
                ContextOverrides.create().withUserSettings(true).build();
        try (Context maven = Runtimes.INSTANCE.getRuntime().create(settings)) {
            RuntimeLockGenerator generator = new RuntimeLockGenerator(maven);
            for (FlinkLine line : FlinkLine.all()) {
                Files.writeString(folder.resolve("flink-" + line.name() + ".lock"), generator.lockOf(line));
            }
        }
    }

    private String lockOf(FlinkLine line) throws IOException, RepositoryException {
        StringJoiner lock = new StringJoiner("\n", "", "\n");
        lock.add("# The jars of Flink " + line.flinkVersion() + " as Drey runs it, in the order of the class path:");
        lock.add("# role, group:artifact:version, size in bytes, SHA-256.");
        lock.add("# Generated, do not edit: change dev.drey.tools.FlinkLine and run");
        lock.add("#   " + COMMAND);
        for (Artifact artifact : closureOf(line.libraries())) {
            lock.add(entry("lib", artifact));
        }
        for (FlinkLine.Plugin plugin : line.plugins()) {
            lock.add(entry("plugin/" + plugin.folder(), resolve(plugin.coordinates())));
        }
        return lock.toString();
    }

    /** The roots in their order, then what they need; versions are mediated the way Maven does. */
    private List<Artifact> closureOf(List<String> roots) throws RepositoryException {
        CollectRequest collect = new CollectRequest();
        collect.setRepositories(maven.remoteRepositories());
        for (String root : roots) {
            collect.addDependency(new Dependency(new DefaultArtifact(root), JavaScopes.RUNTIME));
        }
        DependencyFilter wanted = (node, parents) -> node.getDependency() == null
                || !FOREIGN_LOGGING.contains(node.getArtifact().getArtifactId());
        List<ArtifactResult> results = maven.repositorySystem()
                .resolveDependencies(maven.repositorySystemSession(), new DependencyRequest(collect, wanted))
                .getArtifactResults();
        List<Artifact> rootsFirst = new ArrayList<>();
        List<Artifact> others = new ArrayList<>();
        for (ArtifactResult result : results) {
            Artifact artifact = result.getArtifact();
            (roots.contains(coordinates(artifact)) ? rootsFirst : others).add(artifact);
        }
        rootsFirst.sort(
                (left, right) -> Integer.compare(roots.indexOf(coordinates(left)), roots.indexOf(coordinates(right))));
        rootsFirst.addAll(others);
        return rootsFirst;
    }

    private Artifact resolve(String coordinates) throws RepositoryException {
        ArtifactRequest request =
                new ArtifactRequest(new DefaultArtifact(coordinates), maven.remoteRepositories(), "lock");
        return maven.repositorySystem()
                .resolveArtifact(maven.repositorySystemSession(), request)
                .getArtifact();
    }

    private static String coordinates(Artifact artifact) {
        String plain = artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getVersion();
        return artifact.getClassifier().isEmpty() ? plain : plain + ":" + artifact.getClassifier();
    }

    private static String entry(String role, Artifact artifact) throws IOException {
        Path jar = artifact.getFile().toPath();
        return String.join(" ", role, coordinates(artifact), Long.toString(Files.size(jar)), sha256(jar));
    }

    private static String sha256(Path file) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("Every JDK has SHA-256.", absent);
        }
    }
}
