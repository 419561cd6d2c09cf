package dev.drey.http.operations;

import dev.drey.control.OperationRecords;
import dev.drey.http.Operation;
import java.util.List;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationOperationsRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ListApplicationOperationsResponse;

/** Lists operations, newest first. */
final class ListApplicationOperations
        implements Operation<ListApplicationOperationsRequest, ListApplicationOperationsResponse> {

    private static final Pages<dev.drey.model.Operation> PAGES = new Pages<>(
            "operations",
            PageMark.OLDEST_FIRST.reversed(),
            operation -> PageMark.of(operation.startedAt(), operation.id()));

    private final OperationRecords operations;

    ListApplicationOperations(OperationRecords operations) {
        this.operations = operations;
    }

    @Override
    public String name() {
        return "ListApplicationOperations";
    }

    @Override
    public ListApplicationOperationsRequest.Builder requestBuilder() {
        return ListApplicationOperationsRequest.builder();
    }

    @Override
    public ListApplicationOperationsResponse handle(ListApplicationOperationsRequest request) {
        List<dev.drey.model.Operation> wanted = operations.list(request.applicationName()).stream()
                .filter(operation -> isWanted(operation, request))
                .toList();
        Page<dev.drey.model.Operation> page = PAGES.page(wanted, request.limit(), request.nextToken());
        return ListApplicationOperationsResponse.builder()
                .applicationOperationInfoList(
                        page.items().stream().map(OperationWriter::info).toList())
                .nextToken(page.nextToken())
                .build();
    }

    private static boolean isWanted(dev.drey.model.Operation operation, ListApplicationOperationsRequest request) {
        return (request.operation() == null
                        || request.operation().equals(operation.kind().wireName()))
                && (request.operationStatus() == null
                        || request.operationStatusAsString()
                                .equals(operation.status().name()));
    }
}
