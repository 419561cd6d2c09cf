package dev.drey.cli.text;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Whether a person looks on. */
public final class Terminal {

    private Terminal() {}

    /** True when both input and output are a terminal that can do more than print. */
    public static boolean isThere() {
        return findConsole().filter(Terminal::isTerminal).isPresent() && !"dumb".equals(System.getenv("TERM"));
    }

    @SuppressWarnings("SystemConsoleNull") // Before Java 22 null is the answer; from then on isTerminal is asked.
    private static Optional<Console> findConsole() {
        return Optional.ofNullable(System.console());
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

    /** Asks a question and takes anything but a yes for a no. */
    public static boolean confirms(String question) {
        return findConsole()
                .map(console -> console.readLine("%s [y/N] ", question))
                .filter(answer -> List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT)))
                .isPresent();
    }
}
