/**
 * The audit: injects faults into a real application and proves from its committed output that nothing was lost or doubled.
 * The plan of faults is a pure function of the seed, and the verdict one of what was seen; {@code Campaign} and what it
 * calls do I/O. Start with {@link dev.drey.cli.audit.AuditCommand}, then {@code Campaign}.
 */
@NullMarked
package dev.drey.cli.audit;

import org.jspecify.annotations.NullMarked;
