package dev.drey.http.operations;

import dev.drey.control.Tags;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.TagResourceRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.TagResourceResponse;

/** Adds tags to an application. */
final class TagResource implements Operation<TagResourceRequest, TagResourceResponse> {

    private final Tags tags;

    TagResource(Tags tags) {
        this.tags = tags;
    }

    @Override
    public String name() {
        return "TagResource";
    }

    @Override
    public TagResourceRequest.Builder requestBuilder() {
        return TagResourceRequest.builder();
    }

    @Override
    public TagResourceResponse handle(TagResourceRequest request) {
        tags.add(request.resourceARN(), TagReader.read(request.tags()));
        return TagResourceResponse.builder().build();
    }
}
