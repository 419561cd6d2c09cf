package dev.drey.cli.gallery;

import java.nio.file.Path;

/**
 * The jars that exhibits are made of.
 *
 * @param pipeline the program
 * @param depot the file system
 */
record Programs(Path pipeline, Path depot) {

    /** What Flink and its page know the program by. */
    static final String JAR = "visits.jar";

    static final String ENTRY_CLASS = "dev.drey.programs.gallery.Pipeline";

    /** Those that the launcher named. */
    static Programs find() {
        return new Programs(
                Path.of(System.getProperty("drey.gallery", "gallery.jar")),
                Path.of(System.getProperty("drey.depot", "depot.jar")));
    }
}
