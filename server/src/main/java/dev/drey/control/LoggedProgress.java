package dev.drey.control;

import dev.drey.runtime.InstallPhase;
import dev.drey.runtime.InstallProgress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the service's log how an installation gets on, in steps of ten per cent. */
final class LoggedProgress implements InstallProgress {

    private static final Logger LOG = LoggerFactory.getLogger(LoggedProgress.class);
    private static final int STEP = 10;

    private final String application;
    private int told = -STEP;

    LoggedProgress(String application) {
        this.application = application;
    }

    @Override
    public void entered(InstallPhase phase) {
        LOG.info("Application {}: Flink runtime: {}", application, phase.label());
    }

    @Override
    public void advanced(long bytesDone, long bytesTotal, String artifact) {
        int percent = (int) (bytesTotal == 0 ? 100 : bytesDone * 100 / bytesTotal);
        if (percent >= told + STEP) {
            told = percent - percent % STEP;
            LOG.info("Application {}: Flink runtime: {} % of {} MB", application, percent, bytesTotal / 1_000_000);
        }
    }
}
