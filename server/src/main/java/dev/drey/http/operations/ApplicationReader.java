package dev.drey.http.operations;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.control.NewApplication;
import dev.drey.model.LoggingOption;
import dev.drey.model.RuntimeEnvironment;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationMode;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CloudWatchLoggingOption;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.CreateApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.Tag;

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
                tags(request.tags()));
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

    private static Map<String, String> tags(List<Tag> wire) {
        Map<String, String> tags = new HashMap<>();
        for (Tag tag : wire) {
            if (tags.put(tag.key(), Objects.requireNonNullElse(tag.value(), "")) != null) {
                throw refusal("There are two tags with the key " + tag.key() + ". A key can be used once.");
            }
        }
        return tags;
    }

    private static ApiException refusal(String message) {
        return new ApiException(ApiErrorCode.INVALID_ARGUMENT, message);
    }
}
