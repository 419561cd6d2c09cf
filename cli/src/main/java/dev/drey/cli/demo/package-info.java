/**
 * The guided tour: one class per part of the story, each showing what it does and what it measured, and failing with what
 * happened and what to do. What it proves, it proves from outside: from the AWS API, from Flink and from the objects that
 * were written. Start with {@link dev.drey.cli.demo.Tour}.
 */
@NullMarked
package dev.drey.cli.demo;

import org.jspecify.annotations.NullMarked;
