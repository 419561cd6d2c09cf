package dev.drey.http.operations;

import dev.drey.control.Applications;
import dev.drey.http.Operation;
import dev.drey.model.Application;
import java.util.List;
import java.util.Objects;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationsResponse;

/** Lists applications by name; the token for the next page is the last name of this one, as on AWS. */
final class ListApplications implements Operation<ListApplicationsRequest, ListApplicationsResponse> {

    private final Applications applications;

    ListApplications(Applications applications) {
        this.applications = applications;
    }

    @Override
    public String name() {
        return "ListApplications";
    }

    @Override
    public ListApplicationsRequest.Builder requestBuilder() {
        return ListApplicationsRequest.builder();
    }

    @Override
    public ListApplicationsResponse handle(ListApplicationsRequest request) {
        int limit = Page.limit(request.limit());
        String after = Objects.requireNonNullElse(request.nextToken(), "");
        List<Application> found = applications.list(after, limit + 1);
        List<Application> page = found.subList(0, Math.min(limit, found.size()));
        return ListApplicationsResponse.builder()
                .applicationSummaries(
                        page.stream().map(ApplicationWriter::summary).toList())
                .nextToken(found.size() > limit ? page.get(limit - 1).name() : null)
                .build();
    }
}
