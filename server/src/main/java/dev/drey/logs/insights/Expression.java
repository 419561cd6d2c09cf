package dev.drey.logs.insights;

import org.jspecify.annotations.Nullable;

/** Something that has a value for each row; see {@link Values}. */
@FunctionalInterface
interface Expression {

    @Nullable
    Object of(Row row);
}
