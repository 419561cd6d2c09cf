/** A typed client of Flink's REST API, for any Flink cluster. It reports what Flink says and decides nothing. */
@NullMarked
package dev.drey.flink;

import org.jspecify.annotations.NullMarked;
