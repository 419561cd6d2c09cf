package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkPojo;

/** The operations of one of AWS's services that Drey offers, called by the name on the wire. */
public final class Operations {
    private final ServiceModel model;
    private final Map<String, Operation<?, ?>> offered = new TreeMap<>();

    /** Those of applications. Refuses operations that AWS's service model does not know, and two of the same name. */
    public Operations(Collection<? extends Operation<?, ?>> offered) {
        this(ServiceModel.load(), offered);
    }

    private Operations(ServiceModel model, Collection<? extends Operation<?, ?>> offered) {
        this.model = model;
        for (Operation<?, ?> operation : offered) {
            String name = operation.name();
            if (model.findOperation(name).isEmpty()) {
                throw new IllegalArgumentException("AWS's service model has no operation named " + name);
            }
            if (this.offered.put(name, operation) != null) {
                throw new IllegalArgumentException("There are two operations named " + name);
            }
        }
    }

    /** Those of CloudWatch, with the same checks. */
    public static Operations ofCloudWatch(Collection<? extends Operation<?, ?>> offered) {
        return new Operations(ServiceModel.ofCloudWatch(), offered);
    }

    /** Those of CloudWatch Logs, with the same checks. */
    public static Operations ofLogs(Collection<? extends Operation<?, ?>> offered) {
        return new Operations(ServiceModel.ofLogs(), offered);
    }

    /** Finds the operation that a request's {@code X-Amz-Target} means. */
    Call find(String target) {
        String name = target.startsWith(model.targetPrefix())
                ? target.substring(model.targetPrefix().length())
                : "";
        OperationModel known = model.findOperation(name)
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.UNKNOWN_OPERATION,
                        "There is no operation " + Violations.shorten(target) + "; those of this service begin with "
                                + model.targetPrefix()));
        Operation<?, ?> operation = offered.get(name);
        if (operation == null) {
            throw notAvailable(known);
        }
        return new Call(known, operation);
    }

    /** What stands before the operation's name in {@code X-Amz-Target}, dot included. */
    String targetPrefix() {
        return model.targetPrefix();
    }

    private ApiException notAvailable(OperationModel known) {
        ApiErrorCode code = known.declares(ApiErrorCode.UNSUPPORTED_OPERATION)
                ? ApiErrorCode.UNSUPPORTED_OPERATION
                : model.errorOfMissingOperation();
        return new ApiException(
                code,
                known.name() + " is not available in Drey yet. All operations are, except: " + notOffered() + ".");
    }

    private String notOffered() {
        return model.listOperations().stream()
                .map(OperationModel::name)
                .filter(name -> !offered.containsKey(name))
                .collect(Collectors.joining(", "));
    }

    private static <I extends SdkPojo, O extends SdkPojo> O run(Operation<I, O> operation, JsonNode request) {
        return operation.handle(SdkReader.read(request, operation.requestBuilder()));
    }

    /** An operation that waits for its request. */
    record Call(OperationModel known, Operation<?, ?> operation) {

        /** Validates and reads the request, and does the work. */
        SdkPojo with(JsonNode request) {
            known.validate(request);
            return run(operation, request);
        }

        /** Describes the members that a request can have. */
        SdkPojo request() {
            return (SdkPojo) operation.requestBuilder();
        }
    }
}
