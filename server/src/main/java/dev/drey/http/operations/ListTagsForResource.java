package dev.drey.http.operations;

import dev.drey.control.Applications;
import dev.drey.http.Operation;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Tag;

/** Lists the tags of an application, by key. */
final class ListTagsForResource implements Operation<ListTagsForResourceRequest, ListTagsForResourceResponse> {

    private final Applications applications;

    ListTagsForResource(Applications applications) {
        this.applications = applications;
    }

    @Override
    public String name() {
        return "ListTagsForResource";
    }

    @Override
    public ListTagsForResourceRequest.Builder requestBuilder() {
        return ListTagsForResourceRequest.builder();
    }

    @Override
    public ListTagsForResourceResponse handle(ListTagsForResourceRequest request) {
        Map<String, String> tags = applications.getByArn(request.resourceARN()).tags();
        return ListTagsForResourceResponse.builder()
                .tags(new TreeMap<>(tags)
                        .entrySet().stream().map(ListTagsForResource::tag).toList())
                .build();
    }

    private static Tag tag(Map.Entry<String, String> tag) {
        return Tag.builder().key(tag.getKey()).value(tag.getValue()).build();
    }
}
