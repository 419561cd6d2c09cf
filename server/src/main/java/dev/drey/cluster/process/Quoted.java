package dev.drey.cluster.process;

/** Text in double quotes, by rules that YAML and the JVM's argument files share. */
final class Quoted {

    private Quoted() {}

    static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
