package dev.drey.cli.gallery;

import dev.drey.flink.FlinkException;
import java.io.IOException;

/** One thing that happens while an exhibit is shown: something is done to the cluster, or something is waited for. */
public interface Act {

    /** Returns when it is done; throws {@link IOException} or {@link FlinkException} when it cannot be, or takes too long. */
    void play(Stand stand) throws IOException, FlinkException, InterruptedException;
}
