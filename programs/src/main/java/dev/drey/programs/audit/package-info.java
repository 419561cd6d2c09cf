/**
 * The audit's program: the demo's orders and accounts, each line stamped with when and by whom it was emitted, an end that
 * can be set, and a task that fails when told to. Start reading at {@link dev.drey.programs.audit.AuditJob}.
 */
@NullMarked
package dev.drey.programs.audit;

import org.jspecify.annotations.NullMarked;
