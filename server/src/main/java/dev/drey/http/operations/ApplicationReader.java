package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.control.NewApplication;
import dev.drey.model.LoggingOption;
import dev.drey.model.RuntimeEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationMode;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CloudWatchLoggingOption;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;

/** Reads a request for a new application. */
final class ApplicationReader {

    private ApplicationReader() {}

    static NewApplication read(CreateApplicationRequest request) {
        RuntimeEnvironment runtime = runtime(request.runtimeEnvironmentAsString());
        if (request.applicationMode() == ApplicationMode.INTERACTIVE) {
            throw new ApiException(
                    ApiErrorCode.UNSUPPORTED_OPERATION,
                    "ApplicationMode INTERACTIVE is not supported. Supported is STREAMING.");
        }
        return new NewApplication(
                request.applicationName(),
                Objects.requireNonNullElse(request.applicationDescription(), ""),
                runtime,
                request.serviceExecutionRole(),
                ConfigurationReader.read(request.applicationConfiguration()),
                loggingOptions(request.cloudWatchLoggingOptions()),
                TagReader.read(request.tags()),
                CodeReader.bytes(request.applicationConfiguration()));
    }

    static RuntimeEnvironment runtime(String wireName) {
        return RuntimeEnvironment.find(wireName).orElseThrow(() -> {
            String runnable = Arrays.stream(RuntimeEnvironment.values())
                    .map(RuntimeEnvironment::wireName)
                    .collect(Collectors.joining(", "));
            return new ApiException(
                    ApiErrorCode.UNSUPPORTED_OPERATION,
                    "RuntimeEnvironment " + wireName + " cannot be run here. Those that can be run are: " + runnable
                            + ".");
        });
    }

    private static List<LoggingOption> loggingOptions(List<CloudWatchLoggingOption> wire) {
        if (wire.size() > 1) {
            throw refusal("An application can have one CloudWatch logging option, not " + wire.size() + ".");
        }
        return wire.stream()
                .map(option -> new LoggingOption(ConfigurationReader.FIRST_ID, option.logStreamARN()))
                .toList();
    }

    private static ApiException refusal(String message) {
        return new ApiException(ApiErrorCode.INVALID_ARGUMENT, message);
    }
}
