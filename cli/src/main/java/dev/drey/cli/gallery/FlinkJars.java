package dev.drey.cli.gallery;

import dev.drey.cli.remote.Launcher;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An installed Flink.
 *
 * @param folder with {@code lib} and {@code plugins} in it
 */
record FlinkJars(Path folder) {

    private static final Pattern INSTALLED = Pattern.compile("(?m)^(\\S+) .*installed in (.*)$");

    /** Installs it if need be, and asks the launcher where it is. */
    static FlinkJars install(String runtime, Launcher launcher) throws IOException, InterruptedException {
        int code = launcher.run(List.of("runtime", "install", runtime));
        if (code != 0) {
            throw new IOException("The Flink runtime " + runtime + " is not ready; the reason stands above.");
        }
        Matcher matcher =
                INSTALLED.matcher(launcher.read(List.of("runtime", "list")).output());
        while (matcher.find()) {
            if (matcher.group(1).equals(runtime)) {
                return new FlinkJars(Path.of(matcher.group(2).strip()));
            }
        }
        throw new IOException("`drey runtime list` does not say where " + runtime + " is installed.");
    }

    /** All libraries, as Flink's own scripts line them up. */
    String classPath() throws IOException {
        try (Stream<Path> jars = Files.list(folder.resolve("lib"))) {
            return jars.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    /** A folder of plug-ins: those of this Flink and one more. */
    Path pluginsWith(Path jar, Path target) throws IOException {
        Path own = Files.createDirectories(target.resolve("depot"));
        Files.createSymbolicLink(own.resolve("depot.jar"), jar.toAbsolutePath());
        if (Files.isDirectory(folder.resolve("plugins"))) {
            try (Stream<Path> plugins = Files.list(folder.resolve("plugins"))) {
                for (Path plugin : plugins.toList()) {
                    Files.createSymbolicLink(target.resolve(plugin.getFileName()), plugin);
                }
            }
        }
        return target;
    }
}
