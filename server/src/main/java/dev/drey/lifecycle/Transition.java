package dev.drey.lifecycle;

import dev.drey.model.ApplicationStatus;

/** One row of the table: in {@code from}, on {@code event}, go to {@code to}. */
public record Transition(ApplicationStatus from, Event event, ApplicationStatus to) {}
