package dev.drey.bridge;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** The user's main method, found and called as {@code java} would. */
record UserProgram(Method main) {

    /**
     * Fails in words for the person who built the JAR when it has no such class or the class no main method; without a
     * cause, as readers of a stack trace take the last cause for the root.
     */
    static UserProgram find(String className, ClassLoader loader) {
        return new UserProgram(mainMethod(loadClass(className, loader)));
    }

    /** Runs main() without arguments. What main() throws comes out as it was thrown, unwrapped. */
    void run() throws Exception {
        try {
            main.invoke(null, (Object) new String[0]);
        } catch (InvocationTargetException e) {
            throw unwrapped(e);
        }
    }

    private static Exception unwrapped(InvocationTargetException e) {
        Throwable thrown = e.getTargetException();
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof Exception exception ? exception : e;
    }

    private static Class<?> loadClass(String className, ClassLoader loader) {
        try {
            return Class.forName(className, true, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "The application's JAR does not contain its main class %s. Correct Main-Class in the JAR's manifest, or package the class."
                            .formatted(className));
        }
    }

    private static Method mainMethod(Class<?> type) {
        try {
            Method main = type.getMethod("main", String[].class);
            if (Modifier.isStatic(main.getModifiers()) && Modifier.isPublic(type.getModifiers())) {
                return main;
            }
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(withoutMain(type));
        }
        throw new IllegalArgumentException(withoutMain(type));
    }

    private static String withoutMain(Class<?> type) {
        return "Main class %s has no method 'public static void main(String[])', or is not public itself. Add one, or name another Main-Class in the JAR's manifest."
                .formatted(type.getName());
    }
}
