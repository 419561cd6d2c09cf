package dev.drey.http.operations;

import dev.drey.control.Tags;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UntagResourceRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UntagResourceResponse;

/** Takes tags away from an application. */
final class UntagResource implements Operation<UntagResourceRequest, UntagResourceResponse> {

    private final Tags tags;

    UntagResource(Tags tags) {
        this.tags = tags;
    }

    @Override
    public String name() {
        return "UntagResource";
    }

    @Override
    public UntagResourceRequest.Builder requestBuilder() {
        return UntagResourceRequest.builder();
    }

    @Override
    public UntagResourceResponse handle(UntagResourceRequest request) {
        tags.remove(request.resourceARN(), request.tagKeys());
        return UntagResourceResponse.builder().build();
    }
}
