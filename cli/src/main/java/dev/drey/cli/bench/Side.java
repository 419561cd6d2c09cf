package dev.drey.cli.bench;

/** Who was measured. */
enum Side {
    DREY,
    PLAIN
}
