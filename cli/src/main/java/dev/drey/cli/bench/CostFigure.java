package dev.drey.cli.bench;

/** What a setting costs. */
enum CostFigure {
    CHECKPOINT("checkpoint", Row.Unit.MILLISECONDS),
    WRITTEN("written for one checkpoint", Row.Unit.KILOBYTES),
    STATE("full state", Row.Unit.MEGABYTES),
    SPEED("at full speed", Row.Unit.RECORDS_PER_SECOND),
    RESTORE("task manager killed, all tasks", Row.Unit.SECONDS),
    DISK("kept on disk", Row.Unit.MEGABYTES),
    SNAPSHOT("snapshot", Row.Unit.MILLISECONDS),
    SNAPSHOT_SIZE("size of a snapshot", Row.Unit.MEGABYTES),
    RETURN("start from the snapshot, all tasks", Row.Unit.SECONDS);

    private static final String BETWEEN = ": ";

    private final String words;
    private final Row.Unit unit;

    CostFigure(String words, Row.Unit unit) {
        this.words = words;
        this.unit = unit;
    }

    String words() {
        return words;
    }

    Row.Unit unit() {
        return unit;
    }

    /** The name of the row. */
    String of(String kind) {
        return kind + BETWEEN + words;
    }

    boolean names(Row row) {
        return row.what().endsWith(BETWEEN + words);
    }

    /** What was measured, of a row that one of the figures {@link #names}. */
    static String kind(Row row) {
        return row.what().substring(0, row.what().indexOf(BETWEEN));
    }
}
