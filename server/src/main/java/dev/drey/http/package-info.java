/**
 * The one port of the service and the protocols spoken on it: decode, validate against AWS's service model, call the
 * operation, encode. Decides nothing. Read {@link dev.drey.http.HttpFront} first, then {@link
 * dev.drey.http.AwsJsonHandler} and {@link dev.drey.http.Operations}.
 */
@NullMarked
package dev.drey.http;

import org.jspecify.annotations.NullMarked;
