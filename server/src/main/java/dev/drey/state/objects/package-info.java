/** State in the embedded object store. Start with {@link dev.drey.state.objects.ObjectStateFiles}. */
@NullMarked
package dev.drey.state.objects;

import org.jspecify.annotations.NullMarked;
