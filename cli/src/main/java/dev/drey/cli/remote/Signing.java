package dev.drey.cli.remote;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** Signs what goes to the service outside of AWS's own clients: for the same name as they do. */
record Signing(Access access) {

    /** @param body null for none */
    SdkHttpRequest sign(SdkHttpRequest request, @Nullable ContentStreamProvider body) {
        return AwsV4HttpSigner.create()
                .sign(signing -> signing.identity(access.credentials())
                        .request(request)
                        .payload(body)
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "kinesisanalytics")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, access.region()))
                .request();
    }
}
