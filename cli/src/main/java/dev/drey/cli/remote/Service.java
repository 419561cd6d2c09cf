package dev.drey.cli.remote;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UrlType;
import software.amazon.awssdk.services.s3.S3Client;

/** A service that runs somewhere, and the clients that speak to it. */
public final class Service implements AutoCloseable {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(60);

    private static final Set<String> REFUSALS_OF_A_KEY =
            Set.of("UnrecognizedClientException", "InvalidSignatureException", "MissingAuthenticationTokenException");

    private final URI endpoint;
    private final SdkHttpClient http;
    private final KinesisAnalyticsV2Client analytics;
    private final S3Client objects;
    private final AwsJson awsJson;
    private final Clusters clusters;

    private Service(URI endpoint, Access access) {
        this.endpoint = endpoint;
        http = UrlConnectionHttpClient.builder()
                .connectionTimeout(TO_CONNECT)
                .socketTimeout(TO_ANSWER)
                .build();
        StaticCredentialsProvider credentials = StaticCredentialsProvider.create(access.credentials());
        Region region = Region.of(access.region());
        analytics = KinesisAnalyticsV2Client.builder()
                .endpointOverride(endpoint)
                .httpClient(http)
                .credentialsProvider(credentials)
                .region(region)
                .build();
        objects = S3Client.builder()
                .endpointOverride(endpoint)
                .forcePathStyle(true)
                .httpClient(http)
                .credentialsProvider(credentials)
                .region(region)
                .build();
        awsJson = new AwsJson(endpoint, http, new Signing(access));
        clusters = new Clusters(
                endpoint,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(TO_CONNECT)
                        .build(),
                new Signing(access));
    }

    /** Nothing is sent yet. */
    public static Service at(URI endpoint, Access access) {
        return new Service(endpoint, access);
    }

    /** The service at that address; empty when none answers there. */
    public static Optional<Service> find(URI endpoint, Access access) {
        Service service = at(endpoint, access);
        if (service.answers()) {
            return Optional.of(service);
        }
        service.close();
        return Optional.empty();
    }

    private boolean answers() {
        try {
            analytics.listApplications(
                    request -> request.limit(1).overrideConfiguration(limits -> limits.apiCallTimeout(TO_CONNECT)));
            return true;
        } catch (AwsServiceException refusal) {
            // One that refuses our key is there all the same, and says so better with the next request.
            return refusal.awsErrorDetails() != null
                    && REFUSALS_OF_A_KEY.contains(refusal.awsErrorDetails().errorCode());
        } catch (SdkException noAnswer) {
            return false;
        }
    }

    /** Where it is. */
    public URI endpoint() {
        return endpoint;
    }

    /** The AWS API of the service, through AWS's own client. */
    public KinesisAnalyticsV2Client analytics() {
        return analytics;
    }

    /** The AWS API of the service, for requests that AWS's own client cannot send. */
    public AwsJson awsJson() {
        return awsJson;
    }

    /**
     * Where a person can look at the application's job: Flink's own page, or, where the service has credentials, a link
     * to it that must be opened within three minutes and is good for twelve hours. Empty when it does not run just now.
     */
    public Optional<URI> findDashboard(String application, Cluster cluster) {
        if (!cluster.signedOnly()) {
            return Optional.of(cluster.flinkRest());
        }
        try {
            return Optional.of(URI.create(analytics
                    .createApplicationPresignedUrl(
                            request -> request.applicationName(application).urlType(UrlType.FLINK_DASHBOARD_URL))
                    .authorizedUrl()));
        } catch (ResourceInUseException notRunning) {
            return Optional.empty();
        }
    }

    /** The object store. */
    public S3Client objects() {
        return objects;
    }

    /** Drey's own API. */
    public Clusters clusters() {
        return clusters;
    }

    @Override
    public void close() {
        analytics.close();
        objects.close();
        http.close();
    }
}
