package dev.drey.runtime;

/** What an installation is busy with. */
public enum InstallPhase {
    /** Fetching and verifying jars; progress is counted in bytes. */
    DOWNLOADING("downloading"),
    /** Making class-data archives, so that Flink starts faster; takes seconds, and is not counted. */
    PREPARING("preparing");

    private final String label;

    InstallPhase(String label) {
        this.label = label;
    }

    /** The phase for people. */
    public String label() {
        return label;
    }
}
