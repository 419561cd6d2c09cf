/**
 * Where programs and state lie: the port {@link dev.drey.objectstore.ObjectStore}, through which the service reads, and
 * the S3 server embedded in it. Must not know applications, Flink or the rest of the service. Read first: {@link
 * dev.drey.objectstore.EmbeddedObjectStore}.
 */
@NullMarked
package dev.drey.objectstore;

import org.jspecify.annotations.NullMarked;
