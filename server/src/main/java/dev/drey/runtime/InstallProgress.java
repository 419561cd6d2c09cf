package dev.drey.runtime;

/**
 * Hears how an installation is getting on. Calls come from several threads, but never two at once, and are kept short by
 * the listener. When everything is in place already, nothing is called.
 */
public interface InstallProgress {

    /** A phase begins, and the one before is over. */
    void entered(InstallPhase phase);

    /**
     * More of the download is done. {@code bytesDone} never falls and reaches {@code bytesTotal} at the end.
     *
     * @param artifact group:artifact:version of the jar that moved
     */
    void advanced(long bytesDone, long bytesTotal, String artifact);

    /** Hears nothing. */
    static InstallProgress silent() {
        return new InstallProgress() {
            @Override
            public void entered(InstallPhase phase) {}

            @Override
            public void advanced(long bytesDone, long bytesTotal, String artifact) {}
        };
    }
}
