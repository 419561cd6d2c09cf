/**
 * Finds events in the store: page by page with a filter pattern, or with a query that runs beside other work.
 */
@NullMarked
package dev.drey.logs.search;

import org.jspecify.annotations.NullMarked;
