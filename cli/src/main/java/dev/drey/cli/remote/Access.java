package dev.drey.cli.remote;

import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/** The credentials and the region to sign with: the environment's under AWS's own names, else Drey's defaults. */
public record Access(AwsCredentials credentials, String region) {

    private static final String ANY = "drey";

    /** Only variables are read: a person's profiles are meant for AWS. */
    public static Access of(Map<String, String> environment) {
        return new Access(
                credentials(environment),
                environment.getOrDefault("AWS_REGION", environment.getOrDefault("AWS_DEFAULT_REGION", "us-east-1")));
    }

    private static AwsCredentials credentials(Map<String, String> environment) {
        String id = environment.get("AWS_ACCESS_KEY_ID");
        String secret = environment.get("AWS_SECRET_ACCESS_KEY");
        String session = environment.get("AWS_SESSION_TOKEN");
        if (id == null || secret == null) {
            return AwsBasicCredentials.create(ANY, ANY);
        }
        return session == null
                ? AwsBasicCredentials.create(id, secret)
                : AwsSessionCredentials.create(id, secret, session);
    }
}
