package dev.drey.cli.trial;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What must be ended whatever happens, Ctrl-C included; the newest first, and each once. */
public final class Endings implements AutoCloseable {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final Thread hook = new Thread(this::closeQuietly, "endings");
    private boolean over;

    private Endings() {}

    /** From now on until {@link #close} the end of this program ends them too. */
    public static Endings atExit() {
        Endings endings = new Endings();
        Runtime.getRuntime().addShutdownHook(endings.hook);
        return endings;
    }

    /** @throws IllegalStateException when the program is about to end, so that nothing new may begin */
    public synchronized <T extends AutoCloseable> T add(T resource) {
        if (over) {
            throw new IllegalStateException("Interrupted.");
        }
        open.push(resource);
        return resource;
    }

    /** Ends this one now. */
    public synchronized void end(AutoCloseable resource) throws IOException {
        open.remove(resource);
        try {
            resource.close();
        } catch (IOException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IOException("What was started could not be ended: " + failure.getMessage(), failure);
        }
    }

    /** Ends all, even if one cannot be. */
    @Override
    public void close() throws IOException {
        try {
            endAll();
        } finally {
            forgetHook();
        }
    }

    private synchronized void endAll() throws IOException {
        over = true;
        while (!open.isEmpty()) {
            AutoCloseable newest = open.peek();
            try {
                end(newest);
            } catch (IOException failure) {
                try {
                    endAll();
                } catch (IOException another) {
                    failure.addSuppressed(another);
                }
                throw failure;
            }
        }
    }

    private void closeQuietly() {
        try {
            endAll();
        } catch (IOException failure) {
            System.err.println("drey: " + failure.getMessage());
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException atExit) {
            // Too late to forget it, and nothing is left for it to do.
            return;
        }
    }
}
