/**
 * The settings of the service, typed and checked, and where its files lie. All problems are reported at once. Start with
 * {@link dev.drey.config.Settings}.
 */
@NullMarked
package dev.drey.config;

import org.jspecify.annotations.NullMarked;
