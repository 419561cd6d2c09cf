package dev.drey.cli.text;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** Whether a person looks on. */
final class Terminal {

    private Terminal() {}

    /** True when both input and output are a terminal that can do more than print. */
    @SuppressWarnings("SystemConsoleNull") // Before Java 22 null is the answer; from then on isTerminal is asked.
    static boolean isThere() {
        @Nullable Console console = System.console();
        return console != null && isTerminal(console) && !"dumb".equals(System.getenv("TERM"));
    }

    /** Since Java 22 there is always a console, and a method that says whether it is a terminal. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException unexpected) {
            return false;
        }
    }
}
