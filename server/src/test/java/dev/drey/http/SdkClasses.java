package dev.drey.http;

import java.lang.reflect.InvocationTargetException;
import java.util.Locale;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Request;

/** The AWS SDK's classes and calls, found by the name of an operation. */
final class SdkClasses {
    private static final String PACKAGE = KinesisAnalyticsV2Request.class.getPackageName() + ".";

    private SdkClasses() {}

    static SdkPojo requestBuilder(String operation) {
        return builder(operation + "Request");
    }

    static SdkPojo responseBuilder(String operation) {
        return builder(operation + "Response");
    }

    /** Calls the operation of that name, as {@code client.startApplication(request)} would. */
    static SdkPojo call(KinesisAnalyticsV2Client client, String operation, SdkPojo request) {
        String method = operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
        try {
            return (SdkPojo) KinesisAnalyticsV2Client.class
                    .getMethod(method, request.getClass())
                    .invoke(client, request);
        } catch (InvocationTargetException e) {
            throw new AssertionError(operation, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(operation, e);
        }
    }

    private static SdkPojo builder(String name) {
        try {
            return (SdkPojo) Class.forName(PACKAGE + name).getMethod("builder").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(name, e);
        }
    }
}
