package dev.drey.cli.apps;

import java.util.Iterator;
import java.util.List;

/** The runtimes that applications can be given, for the help and the completion of options. */
public final class Runtimes implements Iterable<String> {

    /** All, oldest first. */
    public static final List<String> NAMES =
            List.of("FLINK-1_18", "FLINK-1_19", "FLINK-1_20", "FLINK-2_2", "FLINK-2_3");

    /** What an application is given that names none. */
    public static final String USUAL = "FLINK-1_20";

    /** The newest patched lines of Flink 1 and of Flink 2, which measurements compare. */
    public static final List<String> MEASURED = List.of("FLINK-1_20", "FLINK-2_2");

    @Override
    public Iterator<String> iterator() {
        return NAMES.iterator();
    }
}
