package dev.drey.objectstore;

import org.jspecify.annotations.Nullable;

/**
 * What is known of an object without reading it.
 *
 * @param size in bytes
 * @param etag without quotes; for an object written in one piece the MD5 of its content in hex, otherwise opaque; null
 *     when the store keeps none
 */
public record ObjectSummary(long size, @Nullable String etag) {}
