/**
 * Measurements of a real service, against plain Flink in the same run. What is measured and how it is counted is apart:
 * the commands and what they start do I/O, {@code Findings} to {@code ReportTable} are pure. Start with
 * {@link dev.drey.cli.bench.BenchCommand}, then {@link dev.drey.cli.bench.StartCommand}.
 */
@NullMarked
package dev.drey.cli.bench;

import org.jspecify.annotations.NullMarked;
