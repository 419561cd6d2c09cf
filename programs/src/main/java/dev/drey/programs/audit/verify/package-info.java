/**
 * Proves from the lines of the audit's output that every order is there once, that the state is what failure-free execution
 * would have made it, and that no two incarnations wrote side by side. Knows nothing of Flink. Start reading at {@link
 * dev.drey.programs.audit.verify.AuditVerifier}.
 */
@NullMarked
package dev.drey.programs.audit.verify;

import org.jspecify.annotations.NullMarked;
