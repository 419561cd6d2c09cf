package dev.drey.cli.bench;

/** Who was measured. */
enum Side {
    DREY("Drey"),
    PLAIN("plain Flink");

    private final String title;

    Side(String title) {
        this.title = title;
    }

    /** For people. */
    String title() {
        return title;
    }
}
