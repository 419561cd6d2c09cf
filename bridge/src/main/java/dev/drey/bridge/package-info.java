/** What runs inside Flink's job manager: it starts the user's program and holds the service's settings against it. */
@NullMarked
package dev.drey.bridge;

import org.jspecify.annotations.NullMarked;
