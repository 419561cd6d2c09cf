/**
 * Verifies AWS's signature, version 4, of requests. Knows nothing of what they ask for. Read {@link
 * dev.drey.http.signature.Gate} first.
 */
@NullMarked
package dev.drey.http.signature;

import org.jspecify.annotations.NullMarked;
