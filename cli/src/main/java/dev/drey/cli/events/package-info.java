/**
 * The story of an application, as the service tells it. Start with {@link dev.drey.cli.events.EventsCommand}.
 */
@NullMarked
package dev.drey.cli.events;

import org.jspecify.annotations.NullMarked;
