/**
 * One class for each operation of CloudWatch's API that Drey offers: wire, telemetry, wire. {@link
 * dev.drey.http.cloudwatch.CloudWatchOperations} lists them.
 */
@NullMarked
package dev.drey.http.cloudwatch;

import org.jspecify.annotations.NullMarked;
