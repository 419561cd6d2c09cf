package dev.drey.cli.gallery;

/** What an exhibit is an example of. */
public enum Family {
    /** Checkpoints and savepoints fail or are slow. */
    A,
    /** The job restarts. */
    B,
    /** It does not start, or does not find its state again. */
    C,
    /** It goes on and is silently wrong. */
    D,
    /** Nothing is wrong, though it may look so. */
    HEALTHY
}
