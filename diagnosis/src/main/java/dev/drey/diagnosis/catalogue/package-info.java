/**
 * What is known of causes, as data: texts, remedies, standard messages, and which cause explains which other. It lies in
 * resource files that a person can extend. Start with {@link dev.drey.diagnosis.catalogue.Catalogue}. May use nothing.
 */
@NullMarked
package dev.drey.diagnosis.catalogue;

import org.jspecify.annotations.NullMarked;
