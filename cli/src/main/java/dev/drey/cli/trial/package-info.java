/**
 * What commands share that try Drey out: a service of their own with its sure end, a folder for it, the machine, and series
 * of measured values; and the audit's application, what can be done to its processes and to the service, and what its output
 * tells. Start with {@link dev.drey.cli.trial.OwnService}, then {@link dev.drey.cli.trial.AuditApplication}.
 */
@NullMarked
package dev.drey.cli.trial;

import org.jspecify.annotations.NullMarked;
