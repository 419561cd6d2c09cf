package dev.drey;

import dev.drey.runtime.InstallPhase;
import dev.drey.runtime.InstallProgress;
import java.io.PrintStream;

/** Draws an installation's progress: in place on a terminal, else a line every ten per cent. */
final class ProgressBar implements InstallProgress {

    private static final int WIDTH = 30;

    private final PrintStream out;
    private final String what;
    /** The launcher knows; Java cannot tell in the same way on all versions. */
    private final boolean inPlace = Boolean.getBoolean("drey.terminal");

    private int drawn = -1;

    ProgressBar(PrintStream out, String what) {
        this.out = out;
        this.what = what;
    }

    @Override
    public void entered(InstallPhase phase) {
        endLine();
        if (phase == InstallPhase.PREPARING) {
            out.println(what + ": preparing for fast starts, takes some seconds");
        }
    }

    @Override
    public void advanced(long bytesDone, long bytesTotal, String artifact) {
        int percent = (int) (bytesTotal == 0 ? 100 : bytesDone * 100 / bytesTotal);
        if (percent == drawn || (!inPlace && percent < drawn + 10)) {
            return;
        }
        drawn = percent;
        int filled = percent * WIDTH / 100;
        String bar = "#".repeat(filled) + ".".repeat(WIDTH - filled);
        String line = "%s [%s] %3d %%  %d of %d MB"
                .formatted(what, bar, percent, bytesDone / 1_000_000, bytesTotal / 1_000_000);
        if (inPlace) {
            out.print("\r" + line);
            out.flush();
        } else {
            out.println(line);
        }
    }

    /** What is printed next begins on a line of its own. */
    void end() {
        endLine();
    }

    private void endLine() {
        if (inPlace && drawn >= 0) {
            out.println();
        }
        drawn = -1;
    }
}
