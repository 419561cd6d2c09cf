/**
 * The use cases: what an operation of the API decides and does. Knows nothing of HTTP or JSON; what it refuses, it
 * refuses with an {@link dev.drey.control.ApiException}.
 */
@NullMarked
package dev.drey.control;

import org.jspecify.annotations.NullMarked;
