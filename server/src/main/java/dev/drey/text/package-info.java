/** Words for people, used wherever somebody is told something. */
@NullMarked
package dev.drey.text;

import org.jspecify.annotations.NullMarked;
