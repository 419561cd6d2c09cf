/**
 * What runs inside Flink's own processes: it starts the user's program and holds the service's settings against it.
 *
 * <p>Compiled against Flink 1.20 and run unchanged on 1.18 to 2.3, so it may only use what all have (reflection where they
 * differ). It knows nothing of the service but its command line. Start reading at {@link
 * dev.drey.bridge.ProgramLauncher}.
 */
@NullMarked
package dev.drey.bridge;

import org.jspecify.annotations.NullMarked;
