/**
 * The one port of the service and the protocols spoken on it. Decides nothing: what comes in is handed on, what comes
 * back is written out. Read first: {@link dev.drey.http.HttpFront}.
 */
@NullMarked
package dev.drey.http;

import org.jspecify.annotations.NullMarked;
