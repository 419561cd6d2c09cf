package dev.drey.diagnosis.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.diagnosis.evidence.ErrorChain;
import org.junit.jupiter.api.Test;

final class StackTracesTest {

    @Test
    void aChainIsReadFromOutsideInwards() {
        ErrorChain chain = StackTraces.parse("""
                        org.apache.flink.runtime.JobException: Recovery is suppressed by NoRestartBackoffTimeStrategy
                        \tat org.apache.flink.runtime.executiongraph.failover.ExecutionFailureHandler.handleFailure(ExecutionFailureHandler.java:180)
                        \tat app//org.apache.flink.runtime.Foo.bar(Foo.java:1) ~[flink-dist-1.20.0.jar:1.20.0]
                        Caused by: java.lang.NullPointerException: price is null
                        of order 7
                        \tat org.example.Job$Enrich.map(Job.java:42)
                        \t... 7 more
                        """).orElseThrow();

        assertThat(chain.links()).hasSize(2);
        assertThat(chain.outermost().frames().get(1)).isEqualTo("org.apache.flink.runtime.Foo.bar(Foo.java:1)");
        assertThat(chain.deepest().type()).isEqualTo("java.lang.NullPointerException");
        assertThat(chain.deepest().message()).isEqualTo("price is null\nof order 7");
        assertThat(chain.deepest().frames()).containsExactly("org.example.Job$Enrich.map(Job.java:42)");
    }

    @Test
    void ofAnErrorThatFlinkSentTheOriginalCounts() {
        ErrorChain chain = StackTraces.parse("""
                        org.apache.flink.runtime.checkpoint.CheckpointException: Asynchronous task checkpoint failed.
                        \tat a.B.c(B.java:1)
                        Caused by: org.apache.flink.util.SerializedThrowable: java.io.IOException: Could not open output stream for state backend
                        \tat d.E.f(E.java:2)
                        Caused by: org.apache.flink.util.SerializedThrowable: com.amazonaws.services.s3.model.AmazonS3Exception: Access Denied (Service: Amazon S3; Status Code: 403; Error Code: AccessDenied)
                        """).orElseThrow();

        assertThat(chain.links().get(1).type()).isEqualTo("java.io.IOException");
        assertThat(chain.deepest().simpleType()).isEqualTo("AmazonS3Exception");
        assertThat(chain.deepest().message()).startsWith("Access Denied (Service");
    }

    /** Flink and its connectors bring libraries under names of their own. */
    @Test
    void whatIsShadedHasTheNameOfItsLibrary() {
        ErrorChain chain = StackTraces.parse("""
                        org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.io.JsonEOFException: Unexpected end
                        \tat org.apache.flink.shaded.jackson2.com.fasterxml.jackson.core.Parser.next(Parser.java:1)
                        Caused by: org.apache.flink.kafka.shaded.org.apache.kafka.common.errors.TimeoutException: late
                        \tat com.example.shaded.Own.call(Own.java:3)
                        """).orElseThrow();

        assertThat(chain.links())
                .extracting(ErrorChain.Link::type)
                .containsExactly(
                        "com.fasterxml.jackson.core.io.JsonEOFException",
                        "org.apache.kafka.common.errors.TimeoutException");
        assertThat(chain.links().get(0).frames())
                .containsExactly("com.fasterxml.jackson.core.Parser.next(Parser.java:1)");
        assertThat(chain.deepest().frames()).containsExactly("com.example.shaded.Own.call(Own.java:3)");
    }

    @Test
    void whatWasSuppressedIsLeftOut() {
        ErrorChain chain = StackTraces.parse("""
                        java.lang.RuntimeException: outer
                        \tat a.B.c(B.java:1)
                        \tSuppressed: java.io.IOException: while closing
                        \t\tat a.B.close(B.java:9)
                        \tCaused by: java.lang.Error: of the suppressed
                        \t\tat a.B.deep(B.java:10)
                        Caused by: java.lang.IllegalStateException: inner
                        \tat a.B.d(B.java:2)
                        """).orElseThrow();

        assertThat(chain.links())
                .extracting(ErrorChain.Link::simpleType)
                .containsExactly("RuntimeException", "IllegalStateException");
    }

    @Test
    void plainTextIsNoError() {
        assertThat(StackTraces.parse("all is well")).isEmpty();
        assertThat(StackTraces.parse("")).isEmpty();
    }
}
