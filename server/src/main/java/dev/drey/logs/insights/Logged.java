package dev.drey.logs.insights;

import dev.drey.logs.LogEvent;
import dev.drey.logs.StreamName;

/** An event with the stream that it stands in. */
public record Logged(StreamName stream, LogEvent event) {}
