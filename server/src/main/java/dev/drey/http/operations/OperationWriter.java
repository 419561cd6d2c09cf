package dev.drey.http.operations;

import dev.drey.model.Operation;
import dev.drey.model.Operation.VersionChange;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfo;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationOperationInfoDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationVersionChangeDetails;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.OperationFailureDetails;

/** Describes operations to clients. As on AWS, one in progress has no end time, although the model calls it required. */
final class OperationWriter {

    private OperationWriter() {}

    static ApplicationOperationInfo info(Operation operation) {
        return ApplicationOperationInfo.builder()
                .operation(operation.kind().wireName())
                .operationId(operation.id())
                .startTime(operation.startedAt())
                .endTime(operation.endedAt())
                .operationStatus(operation.status().name())
                .build();
    }

    static ApplicationOperationInfoDetails details(Operation operation) {
        return ApplicationOperationInfoDetails.builder()
                .operation(operation.kind().wireName())
                .startTime(operation.startedAt())
                .endTime(operation.endedAt())
                .operationStatus(operation.status().name())
                .applicationVersionChangeDetails(versions(operation.versionChange()))
                .operationFailureDetails(failure(operation))
                .build();
    }

    private static @Nullable ApplicationVersionChangeDetails versions(@Nullable VersionChange change) {
        return change == null
                ? null
                : ApplicationVersionChangeDetails.builder()
                        .applicationVersionUpdatedFrom(change.from())
                        .applicationVersionUpdatedTo(change.to())
                        .build();
    }

    private static @Nullable OperationFailureDetails failure(Operation operation) {
        String words = operation.failure();
        return words == null
                ? null
                : OperationFailureDetails.builder()
                        .errorInfo(error -> error.errorString(words))
                        .rollbackOperationId(operation.rollbackOperationId())
                        .build();
    }
}
