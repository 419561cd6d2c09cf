/**
 * Reading what an application's processes wrote: pieces of files in, lines merged by time out. Start with
 * {@link dev.drey.cli.logs.LogsCommand}.
 */
@NullMarked
package dev.drey.cli.logs;

import org.jspecify.annotations.NullMarked;
