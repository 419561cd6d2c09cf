package dev.drey.http.operations;

import dev.drey.control.KeptVersion;
import dev.drey.control.Versions;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationVersionSummary;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationVersionsRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationVersionsResponse;

/** Lists versions, newest first, as operations are; AWS documents no order. */
final class ListApplicationVersions
        implements Operation<ListApplicationVersionsRequest, ListApplicationVersionsResponse> {

    private static final Pages<KeptVersion> PAGES = new Pages<>(
            "versions",
            PageMark.OLDEST_FIRST.reversed(),
            kept -> PageMark.of(kept.version().id()));

    private final Versions versions;

    ListApplicationVersions(Versions versions) {
        this.versions = versions;
    }

    @Override
    public String name() {
        return "ListApplicationVersions";
    }

    @Override
    public ListApplicationVersionsRequest.Builder requestBuilder() {
        return ListApplicationVersionsRequest.builder();
    }

    @Override
    public ListApplicationVersionsResponse handle(ListApplicationVersionsRequest request) {
        Page<KeptVersion> page =
                PAGES.page(versions.list(request.applicationName()), request.limit(), request.nextToken());
        return ListApplicationVersionsResponse.builder()
                .applicationVersionSummaries(page.items().stream()
                        .map(ListApplicationVersions::summary)
                        .toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static ApplicationVersionSummary summary(KeptVersion kept) {
        return ApplicationVersionSummary.builder()
                .applicationVersionId(kept.version().id())
                .applicationStatus(kept.status())
                .build();
    }
}
