package dev.drey.diagnosis.catalogue;

/** The four kinds of causes. */
public enum Family {
    CHECKPOINTS("Checkpoints and savepoints that fail or are slow"),
    RESTARTS("Restarts and restart loops"),
    STARTS("Failed starts and restores"),
    SILENT("Silently wrong");

    private final String title;

    Family(String title) {
        this.title = title;
    }

    /** For a heading. */
    public String title() {
        return title;
    }
}
