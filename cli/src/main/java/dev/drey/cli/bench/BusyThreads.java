package dev.drey.cli.bench;

import java.io.IOException;
import java.io.OutputStream;

/**
 * A program that does nothing, with all its might, until its standard input ends: so it ends with whoever started it, even
 * if that is killed.
 */
public final class BusyThreads {

    private BusyThreads() {}

    /** Takes the number of threads. */
    public static void main(String[] arguments) throws IOException {
        for (int count = Integer.parseInt(arguments[0]); count > 0; count--) {
            Thread thread = new Thread(BusyThreads::spin, "busy " + count);
            thread.setDaemon(true);
            thread.start();
        }
        System.in.transferTo(OutputStream.nullOutputStream());
    }

    private static void spin() {
        while (true) {
            Thread.onSpinWait();
        }
    }
}
