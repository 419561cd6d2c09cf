package dev.drey.cluster.process;

import java.nio.file.Path;

/** The JDK that the service runs on, which its clusters share. */
final class JavaHome {

    private JavaHome() {}

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
