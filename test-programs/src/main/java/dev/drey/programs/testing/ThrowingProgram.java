package dev.drey.programs.testing;

/** Fails in main(), with a root cause two levels down. */
public final class ThrowingProgram {

    private ThrowingProgram() {}

    /** Takes no arguments. */
    public static void main(String[] args) {
        IllegalArgumentException root = new IllegalArgumentException("price list v3 has no currency");
        throw new IllegalStateException("cannot build the pipeline", new RuntimeException("no price list", root));
    }
}
