/**
 * What was logged, as CloudWatch Logs has it: groups of streams of events. {@link dev.drey.logs.LogStore} is the port;
 * {@code logs.files} the adapter; {@code logs.pattern} and {@code logs.insights}, pure, say what is looked for, and {@code logs.search} finds it; {@code logs.shipping}
 * brings in what Flink processes and the service itself have to say.
 */
@NullMarked
package dev.drey.logs;

import org.jspecify.annotations.NullMarked;
