package dev.drey.programs.partition;

/** A partition and the position reached in it. */
record Part(int partition, long next) implements Partition {}
