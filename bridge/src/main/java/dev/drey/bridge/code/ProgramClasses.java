package dev.drey.bridge.code;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.flink.shaded.asm9.org.objectweb.asm.ClassReader;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.ClassNode;
import org.apache.flink.shaded.asm9.org.objectweb.asm.tree.MethodNode;
import org.jspecify.annotations.Nullable;

/** The classes of a program as they were compiled, each read once. Names are internal, with slashes. */
public final class ProgramClasses {

    private static final List<String> NOT_OF_THE_PROGRAM =
            List.of("java/", "javax/", "jdk/", "sun/", "org/apache/flink/", "org/slf4j/", "scala/", "kotlin/");

    private final ClassLoader loader;
    private final Predicate<String> ofTheProgram;
    private final Map<String, Optional<ClassNode>> read = new HashMap<>();

    /** Everything that the loader finds, except what Java and Flink bring. */
    public ProgramClasses(ClassLoader loader) {
        this.loader = loader;
        this.ofTheProgram = name -> NOT_OF_THE_PROGRAM.stream().noneMatch(name::startsWith);
    }

    /** Empty for classes that are not the program's, and for those that cannot be read. */
    Optional<ClassNode> find(String name) {
        return ofTheProgram.test(name) ? read.computeIfAbsent(name, this::read) : Optional.empty();
    }

    private Optional<ClassNode> read(String name) {
        try (InputStream code = loader.getResourceAsStream(name + ".class")) {
            if (code == null) {
                return Optional.empty();
            }
            ClassNode node = new ClassNode();
            new ClassReader(code).accept(node, ClassReader.SKIP_DEBUG);
            return Optional.of(node);
        } catch (IOException | IllegalArgumentException unreadable) {
            // A class file of a later Java than this library knows: nothing can be told of it.
            return Optional.empty();
        }
    }

    /** A class, those that it extends, and those nested in it: where a function's code mostly is. */
    List<ClassNode> around(String name) {
        List<ClassNode> all = new ArrayList<>();
        @Nullable String next = name;
        while (next != null) {
            Optional<ClassNode> found = find(next);
            found.ifPresent(node -> {
                all.add(node);
                node.innerClasses.stream()
                        .filter(inner -> inner.name.startsWith(node.name + "$"))
                        .flatMap(inner -> find(inner.name).stream())
                        .filter(inner -> !all.contains(inner))
                        .forEach(all::add);
            });
            next = found.map(node -> node.superName).orElse(null);
        }
        return all;
    }

    /** A method where it is declared: in that class or in one that it extends. */
    Optional<Declared> findMethod(String owner, String name, String descriptor) {
        @Nullable String next = owner;
        while (next != null) {
            Optional<ClassNode> found = find(next);
            Optional<Declared> declared = found.flatMap(node -> node.methods.stream()
                    .filter(method -> method.name.equals(name) && method.desc.equals(descriptor))
                    .findFirst()
                    .map(method -> new Declared(node, method)));
            if (declared.isPresent()) {
                return declared;
            }
            next = found.map(node -> node.superName).orElse(null);
        }
        return Optional.empty();
    }

    /** A method and its class. */
    record Declared(ClassNode type, MethodNode method) {}
}
