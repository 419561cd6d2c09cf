package dev.drey.flink;

import java.util.List;
import java.util.stream.Stream;

/** What every process of Flink needs of the JVM: {@code env.java.opts.all} of its own distribution for Java 17. */
public final class JdkAccess {

    /** Flags that give access to internals of the JDK. */
    public static final List<String> FLAGS = Stream.concat(
                    Stream.of(
                                    "java.base/sun.net.util",
                                    "java.rmi/sun.rmi.registry",
                                    "jdk.compiler/com.sun.tools.javac.api",
                                    "jdk.compiler/com.sun.tools.javac.file",
                                    "jdk.compiler/com.sun.tools.javac.parser",
                                    "jdk.compiler/com.sun.tools.javac.tree",
                                    "jdk.compiler/com.sun.tools.javac.util",
                                    "java.security.jgss/sun.security.krb5")
                            .map(name -> "--add-exports=" + name + "=ALL-UNNAMED"),
                    Stream.of(
                                    "java.base/java.lang",
                                    "java.base/java.net",
                                    "java.base/java.io",
                                    "java.base/java.nio",
                                    "java.base/sun.nio.ch",
                                    "java.base/java.lang.reflect",
                                    "java.base/java.text",
                                    "java.base/java.time",
                                    "java.base/java.util",
                                    "java.base/java.util.concurrent",
                                    "java.base/java.util.concurrent.atomic",
                                    "java.base/java.util.concurrent.locks")
                            .map(name -> "--add-opens=" + name + "=ALL-UNNAMED"))
            .toList();

    private JdkAccess() {}
}
