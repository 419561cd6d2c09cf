package dev.drey.diagnosis.evidence;

/** Where the time of a checkpoint goes in one subtask, in order. */
public enum Stage {
    START_DELAY("waiting for the first barrier"),
    ALIGNMENT("waiting for the last barrier"),
    GAP("working before the barrier is passed on"),
    SYNC("the synchronous part"),
    ASYNC("the asynchronous part");

    private final String words;

    Stage(String words) {
        this.words = words;
    }

    /** For a sentence. */
    public String words() {
        return words;
    }
}
