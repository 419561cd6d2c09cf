/**
 * The operations of the API, one class each: it reads a request into words of the model, calls one use case, and writes
 * what came back. Readers refuse what AWS's service model lets pass although it makes no sense; nothing else is decided
 * here, and nothing is known of storage or processes. Start with {@link dev.drey.http.operations.ApiOperations}.
 */
@NullMarked
package dev.drey.http.operations;

import org.jspecify.annotations.NullMarked;
