/**
 * Facts about a job that was never submitted, as one JSON document: what its operators are, what types pass between them,
 * what state they keep, what its sources and sinks promise. It states and never judges. Start with {@link
 * dev.drey.bridge.blueprint.Blueprint}.
 */
@NullMarked
package dev.drey.bridge.blueprint;

import org.jspecify.annotations.NullMarked;
