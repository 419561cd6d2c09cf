package dev.drey.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.EnumSource;

/** For tests of what could differ between Flink 1 and Flink 2, but hardly between their minor versions. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@EnumSource(
        value = Line.class,
        names = {"FLINK_1_20", "FLINK_2_2"})
@interface MainLines {}
