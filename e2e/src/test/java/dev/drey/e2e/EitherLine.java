package dev.drey.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * For tests of what the service itself does, whatever the version of Flink: each is run on one line, always the same, so that
 * the tests of a whole run share both lines between them. With {@code -Ddrey.tests=all} each is run on both.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@ArgumentsSource(EitherLine.Lines.class)
@interface EitherLine {

    /** By the length of the test's name, which is as good as any other way to deal them out. */
    final class Lines implements ArgumentsProvider {

        private static final List<Line> BOTH = List.of(Line.FLINK_1_20, Line.FLINK_2_2);

        @Override
        public Stream<? extends Arguments> provideArguments(
                ParameterDeclarations parameters, ExtensionContext context) {
            int chosen = context.getRequiredTestMethod().getName().length() % BOTH.size();
            return "all".equals(System.getProperty("drey.tests"))
                    ? BOTH.stream().map(Arguments::of)
                    : Stream.of(Arguments.of(BOTH.get(chosen)));
        }
    }
}
