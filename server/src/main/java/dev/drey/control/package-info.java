/**
 * The use cases, and the work that follows from them. A request is decided and written down in one transaction ({@link
 * dev.drey.control.LifecycleRequests}, {@link dev.drey.control.Applications}, {@link dev.drey.control.Snapshots}); the
 * {@link dev.drey.control.Reconciler} then carries it out, one application at a time, from what is written down, so that
 * it can be taken up again after a crash at any point. Knows nothing of HTTP or JSON; what it refuses, it refuses with an
 * {@link dev.drey.control.ApiException}.
 */
@NullMarked
package dev.drey.control;

import org.jspecify.annotations.NullMarked;
