package dev.drey.http;

import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Request;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Response;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** An operation that behaves as the test says. */
record StubOperation<I extends KinesisAnalyticsV2Request, O extends KinesisAnalyticsV2Response>(
        String name, Supplier<SdkBuilder<?, I>> builders, Function<I, O> behaviour) implements Operation<I, O> {
    @Override
    public SdkBuilder<?, I> requestBuilder() {
        return builders.get();
    }

    @Override
    public O handle(I request) {
        return behaviour.apply(request);
    }
}
