package dev.drey.model;

/** The log stream that an application's log goes to. */
public record LoggingOption(String id, String logStreamArn) {}
