/**
 * Gathers evidence: the only place of this module that reads anything from outside. A
 * {@link dev.drey.diagnosis.collect.RestSource} gives the documents of Flink's REST API, be it a live cluster, a support
 * bundle or a recording; {@link dev.drey.diagnosis.collect.EvidenceCollector} makes evidence of them. Start there. May use
 * {@code evidence} and the Flink client.
 */
@NullMarked
package dev.drey.diagnosis.collect;

import org.jspecify.annotations.NullMarked;
