package dev.drey.cli.demo;

import java.util.Iterator;
import java.util.List;

/** The runtimes that the program is known to run on. */
public final class Runtimes implements Iterable<String> {

    /** The first is the usual one. */
    public static final List<String> NAMES = List.of("FLINK-1_20", "FLINK-2_2");

    @Override
    public Iterator<String> iterator() {
        return NAMES.iterator();
    }
}
