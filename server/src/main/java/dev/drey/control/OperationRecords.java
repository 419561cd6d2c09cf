package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.Operation;
import dev.drey.registry.Registry;
import java.util.List;

/**
 * What clients can read of operations: those whose id a client was given. A deletion's record goes with its application.
 */
public final class OperationRecords {

    private final Registry registry;

    /** Only reads. */
    public OperationRecords(Registry registry) {
        this.registry = registry;
    }

    /** The operation of that id, as it stands. */
    public Operation get(String applicationName, String operationId) {
        return registry.transact(tx -> {
            Application application = Applications.get(tx, applicationName);
            return tx.findOperation(application.uid(), operationId)
                    .filter(OperationRecords::isClients)
                    .orElseThrow(() -> new ApiException(
                            ApiErrorCode.RESOURCE_NOT_FOUND,
                            "Application " + applicationName + " has no operation " + operationId
                                    + ". ListApplicationOperations shows those there are."));
        });
    }

    /** All operations on the application, newest first; those of the same millisecond by their ids, backwards. */
    public List<Operation> list(String applicationName) {
        return registry.transact(
                tx -> tx.listOperations(Applications.get(tx, applicationName).uid()).stream()
                        .filter(OperationRecords::isClients)
                        .toList());
    }

    private static boolean isClients(Operation operation) {
        return switch (operation.kind()) {
            case START,
                    STOP,
                    FORCE_STOP,
                    UPDATE,
                    ROLLBACK,
                    ADD_VPC,
                    DELETE_VPC,
                    ADD_LOGGING,
                    DELETE_LOGGING,
                    RECOVERY -> true;
            case DELETE -> false;
        };
    }
}
