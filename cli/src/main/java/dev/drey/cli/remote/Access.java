package dev.drey.cli.remote;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * The credentials and the region to sign with: the environment's under AWS's own names, else those that a service of this
 * user is configured with, else what a service without credentials lets pass.
 */
public record Access(AwsCredentials credentials, String region) {

    private static final AwsCredentials ANY = AwsBasicCredentials.create("drey", "drey");

    /** A person's AWS profiles are not looked at: they are meant for AWS. */
    public static Access find(Map<String, String> environment, Path home) throws IOException {
        return of(environment, SettingsFile.read(environment, home));
    }

    /** @param settings those of the service's file, by key */
    static Access of(Map<String, String> environment, Map<String, String> settings) {
        AwsCredentials credentials = Stream.of(
                        pair(environment, "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
                                .map(pair -> withSession(pair, environment)),
                        pair(environment, "DREY_ACCESS_KEY", "DREY_SECRET_KEY"),
                        pair(settings, "access-key", "secret-key"))
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ANY);
        return new Access(
                credentials,
                environment.getOrDefault("AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", "us-east-1")));
    }

    private static Optional<AwsCredentials> pair(Map<String, String> from, String idKey, String secretKey) {
        String id = from.getOrDefault(idKey, "");
        String secret = from.getOrDefault(secretKey, "");
        return id.isBlank() || secret.isBlank()
                ? Optional.empty()
                : Optional.of(AwsBasicCredentials.create(id, secret));
    }

    private static AwsCredentials withSession(AwsCredentials pair, Map<String, String> environment) {
        String session = environment.get("AWS_SESSION_TOKEN");
        return session == null
                ? pair
                : AwsSessionCredentials.create(pair.accessKeyId(), pair.secretAccessKey(), session);
    }
}
