/**
 * The AWS protocols, in and out: decode, validate against AWS's service model, call the operation, encode. Decides
 * nothing. Read {@link dev.drey.http.AwsJsonHandler} first, then {@link dev.drey.http.Operations}.
 */
@NullMarked
package dev.drey.http;

import org.jspecify.annotations.NullMarked;
