package dev.drey.bridge.state;

import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.util.ChildFirstClassLoader;

/**
 * The classes of the program that wrote the state: from its jars where they are at hand, else a {@link StandIn}, as long as
 * descriptions of serializers are read. Entries never make one: a class that only they name is one that nobody described.
 */
final class ProgramClasses extends ClassLoader {

    /** Nobody's own classes: whoever looks for one of these can do without it, and must not be deceived. */
    private static final List<String> LIBRARIES = List.of(
            "java.",
            "javax.",
            "sun.",
            "jdk.",
            "kotlin.",
            "scala.",
            "org.apache.",
            "org.rocksdb.",
            "com.esotericsoftware.",
            "com.google.",
            "com.twitter.",
            "org.joda.");

    private final Set<String> missing = new TreeSet<>();
    private boolean standingIn;

    private ProgramClasses(ClassLoader known) {
        super(known);
    }

    static ProgramClasses of(List<Path> jars, ClassLoader flink) {
        if (jars.isEmpty()) {
            return new ProgramClasses(flink);
        }
        List<URL> locations = new ArrayList<>();
        for (Path jar : jars) {
            try {
                locations.add(jar.toUri().toURL());
            } catch (MalformedURLException impossible) {
                throw new IllegalArgumentException("No jar can lie at " + jar, impossible);
            }
        }
        return new ProgramClasses(new ChildFirstClassLoader(
                locations.toArray(URL[]::new),
                flink,
                CoreOptions.getParentFirstLoaderPatterns(new Configuration()),
                missing -> {}));
    }

    /** Whether classes that are not at hand are stood in for from now on. */
    void standIn(boolean wanted) {
        standingIn = wanted;
    }

    /** Names of classes that were not at hand. */
    Set<String> missing() {
        return Set.copyOf(missing);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!standingIn || !name.contains(".") || LIBRARIES.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        byte[] empty = StandIn.of(name);
        missing.add(name);
        return defineClass(name, empty, 0, empty.length);
    }
}
