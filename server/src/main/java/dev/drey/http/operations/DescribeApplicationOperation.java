package dev.drey.http.operations;

import dev.drey.control.OperationRecords;
import dev.drey.http.Operation;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationOperationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationOperationResponse;

/** Tells how far an operation is, and why it failed if it did. */
final class DescribeApplicationOperation
        implements Operation<DescribeApplicationOperationRequest, DescribeApplicationOperationResponse> {

    private final OperationRecords operations;

    DescribeApplicationOperation(OperationRecords operations) {
        this.operations = operations;
    }

    @Override
    public String name() {
        return "DescribeApplicationOperation";
    }

    @Override
    public DescribeApplicationOperationRequest.Builder requestBuilder() {
        return DescribeApplicationOperationRequest.builder();
    }

    @Override
    public DescribeApplicationOperationResponse handle(DescribeApplicationOperationRequest request) {
        return DescribeApplicationOperationResponse.builder()
                .applicationOperationInfoDetails(
                        OperationWriter.details(operations.get(request.applicationName(), request.operationId())))
                .build();
    }
}
