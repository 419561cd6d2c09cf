/**
 * The operations of CloudWatch Logs, one class each: the AWS SDK's request to {@link dev.drey.logs} and back. Start with
 * {@link dev.drey.http.logs.LogOperations}.
 */
@NullMarked
package dev.drey.http.logs;

import org.jspecify.annotations.NullMarked;
