package dev.drey.telemetry.math;

import java.time.Instant;
import java.util.NavigableMap;

/**
 * The answer to a query. An expression that comes to several lines has one for each.
 *
 * @param values by the beginnings of their periods
 */
public record QueryResult(String id, String label, NavigableMap<Instant, Double> values) {}
