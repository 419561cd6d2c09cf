/**
 * Programs as users write them, well and badly. Each is one short class with its own JAR, so that a test can run it
 * through the service as any user's application. They know nothing of the service.
 */
@NullMarked
package dev.drey.programs.testing;

import org.jspecify.annotations.NullMarked;
