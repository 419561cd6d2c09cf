package dev.drey.tools;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes for each line of Flink which settings it knows and of which type they are, read from the constants in its own
 * classes: what a user sets can then be checked without starting anything.
 *
 * <p>Run from the root of the repository after the version of a line has changed, with all runtimes installed ({@code
 * drey runtime install}): {@value #COMMAND}
 */
final class FlinkOptionsGenerator {

    static final String COMMAND = "./mvnw -q -pl tools compile exec:java"
            + " -Dexec.mainClass=dev.drey.tools.FlinkOptionsGenerator"
            + " -Dexec.args=\"$HOME/.cache/drey/runtimes server/src/main/resources/dev/drey/cluster\"";

    private static final Pattern RUNTIME = Pattern.compile("flink-(\\d+\\.\\d+)\\.\\d+-[0-9a-f]+");
    private static final Pattern OPTIONS = Pattern.compile("org/apache/flink/[a-zA-Z/]*Options(Internal)?\\.class");
    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-zA-Z0-9._-]*");

    private FlinkOptionsGenerator() {}

    /** Takes the folder with the installed runtimes and the folder to write to. */
    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(arguments[0]))) {
            for (Path runtime : folders.toList()) {
                Matcher line = RUNTIME.matcher(runtime.getFileName().toString());
                if (line.matches()) {
                    Path target = Path.of(arguments[1]).resolve("flink-" + line.group(1) + ".options");
                    Files.writeString(target, text(line.group(1), optionsOf(runtime)));
                }
            }
        }
    }

    private static String text(String line, Map<String, String> options) {
        String head = """
                # The settings that Flink %s knows: key, type, and for an enumeration its values; or what it is called now.
                # Generated, do not edit: install the runtimes and run
                #   %s
                """.formatted(line, COMMAND);
        return head
                + options.entrySet().stream()
                        .map(option -> option.getKey() + ' ' + option.getValue())
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    private static SortedMap<String, String> optionsOf(Path runtime) throws IOException {
        List<Path> jars;
        try (Stream<Path> tree = Files.walk(runtime)) {
            jars = tree.filter(file -> file.toString().endsWith(".jar"))
                    .filter(file -> !file.toString().contains("plugins"))
                    .toList();
        }
        SortedMap<String, String> options = new TreeMap<>();
        try (URLClassLoader loader =
                new URLClassLoader(jars.stream().map(FlinkOptionsGenerator::url).toArray(URL[]::new), null)) {
            for (Path jar : jars) {
                for (String name : classesIn(jar)) {
                    collect(name, loader, options);
                }
            }
        }
        return options;
    }

    private static URL url(Path jar) {
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> classesIn(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> OPTIONS.matcher(name).matches())
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static void collect(String name, ClassLoader loader, Map<String, String> options) {
        try {
            for (Field field : Class.forName(name, true, loader).getFields()) {
                if (Modifier.isStatic(field.getModifiers())
                        && field.getType().getSimpleName().equals("ConfigOption")) {
                    add(field.get(null), options);
                }
            }
        } catch (ClassNotFoundException | LinkageError withoutItsLibrary) {
            System.err.println("Left out: " + name + ", " + withoutItsLibrary);
        } catch (ReflectiveOperationException unexpected) {
            throw new IllegalStateException("ConfigOption is not what it was, see " + name, unexpected);
        }
    }

    private static void add(Object option, Map<String, String> options) throws ReflectiveOperationException {
        Class<?> type = (Class<?>) call(option, "getClazz");
        boolean list = (boolean) call(option, "isList");
        String described = (list ? "list-of-" : "") + describe(type);
        String key = (String) call(option, "key");
        put(options, key, described);
        for (Object former : (Iterable<?>) call(option, "fallbackKeys")) {
            put(options, (String) call(former, "getKey"), "is " + key);
        }
    }

    /** What is a key of its own somewhere is no alias. */
    private static void put(Map<String, String> options, String key, String described) {
        // Some keys are patterns with a place for a name.
        if (KEY.matcher(key).matches() && (!options.containsKey(key) || !described.startsWith("is "))) {
            options.put(key, described);
        }
    }

    private static Object call(Object option, String name) throws ReflectiveOperationException {
        Method method = option.getClass().getDeclaredMethod(name);
        method.setAccessible(true);
        return method.invoke(option);
    }

    private static String describe(Class<?> type) {
        return Optional.ofNullable(type.getEnumConstants())
                .map(values -> "enum "
                        + Arrays.stream(values)
                                .map(value -> ((Enum<?>) value).name())
                                .collect(Collectors.joining(" ")))
                .orElseGet(() -> type.getSimpleName().toLowerCase(Locale.ROOT));
    }
}
