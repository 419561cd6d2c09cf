/**
 * The log store in plain files: a folder for each group and stream, and in it segments of batches of events. Start with
 * {@link dev.drey.logs.files.FileLogStore}.
 */
@NullMarked
package dev.drey.logs.files;

import org.jspecify.annotations.NullMarked;
