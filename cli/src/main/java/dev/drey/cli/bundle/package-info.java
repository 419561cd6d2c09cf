/**
 * The support bundle: what an expert would ask for, in one zip without secrets. Its layout is in {@code docs/bundle.md}.
 * Start with {@link dev.drey.cli.bundle.BundleCommand}.
 */
@NullMarked
package dev.drey.cli.bundle;

import org.jspecify.annotations.NullMarked;
