package dev.drey.programs.gallery;

import dev.drey.programs.partition.Partition;

/** One partition of the stream, when it began (milliseconds), and the number of its next event. */
record EventSplit(int partition, long begun, long next) implements Partition {}
