package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.control.Clusters;
import dev.drey.http.Operation;
import dev.drey.http.dashboard.DashboardLinks;
import java.time.Duration;
import java.util.Objects;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationPresignedUrlRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationPresignedUrlResponse;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UrlType;

/** Makes a URL that opens the Flink dashboard of a running application. */
final class CreateApplicationPresignedUrl
        implements Operation<CreateApplicationPresignedUrlRequest, CreateApplicationPresignedUrlResponse> {

    private static final long USUAL_SECONDS = 43_200;

    private final Clusters clusters;
    private final DashboardLinks links;

    CreateApplicationPresignedUrl(Clusters clusters, DashboardLinks links) {
        this.clusters = clusters;
        this.links = links;
    }

    @Override
    public String name() {
        return "CreateApplicationPresignedUrl";
    }

    @Override
    public CreateApplicationPresignedUrlRequest.Builder requestBuilder() {
        return CreateApplicationPresignedUrlRequest.builder();
    }

    @Override
    public CreateApplicationPresignedUrlResponse handle(CreateApplicationPresignedUrlRequest request) {
        if (request.urlType() != UrlType.FLINK_DASHBOARD_URL) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    "Application " + request.applicationName() + " is not a Studio notebook, so that it has no "
                            + request.urlTypeAsString() + ". Ask for FLINK_DASHBOARD_URL.");
        }
        Duration session = Duration.ofSeconds(
                Objects.requireNonNullElse(request.sessionExpirationDurationInSeconds(), USUAL_SECONDS));
        return CreateApplicationPresignedUrlResponse.builder()
                .authorizedUrl(links.create(clusters.getRunning(request.applicationName()), session)
                        .toString())
                .build();
    }
}
