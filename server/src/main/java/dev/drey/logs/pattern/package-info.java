/**
 * CloudWatch's filter patterns, as {@code FilterLogEvents} takes them; pure. Start with {@link
 * dev.drey.logs.pattern.FilterPattern}.
 */
@NullMarked
package dev.drey.logs.pattern;

import org.jspecify.annotations.NullMarked;
