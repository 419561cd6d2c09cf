package dev.drey.programs.orders.source;

import java.io.IOException;
import java.io.Serializable;

/** Says where the stream of orders ends. Asked before every round, because the end may be set while the stream flows. */
public interface StreamEnd extends Serializable {

    /** No end. */
    StreamEnd NEVER = () -> Long.MAX_VALUE;

    /** In each partition the number of the first order that does not come; {@link Long#MAX_VALUE} for no end. */
    long number() throws IOException;
}
