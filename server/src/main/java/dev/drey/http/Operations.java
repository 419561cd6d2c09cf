package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Request;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Response;

/** The operations that Drey offers, called by the name on the wire. */
public final class Operations {
    private final ServiceModel model = ServiceModel.load();
    private final Map<String, Operation<?, ?>> offered = new TreeMap<>();

    /** Refuses operations that AWS's service model does not know, and two of the same name. */
    public Operations(Collection<? extends Operation<?, ?>> offered) {
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
        return request -> {
            known.validate(request);
            return run(operation, request);
        };
    }

    private ApiException notAvailable(OperationModel known) {
        ApiErrorCode code = known.declares(ApiErrorCode.UNSUPPORTED_OPERATION)
                ? ApiErrorCode.UNSUPPORTED_OPERATION
                : ApiErrorCode.INVALID_REQUEST;
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

    private static <I extends KinesisAnalyticsV2Request, O extends KinesisAnalyticsV2Response> String run(
            Operation<I, O> operation, JsonNode request) {
        return SdkWriter.write(operation.handle(SdkReader.read(request, operation.requestBuilder())));
    }

    /** An operation that waits for its request. */
    @FunctionalInterface
    interface Call {
        /** Validates and reads the request, does the work, and gives the response as JSON. */
        String with(JsonNode request);
    }
}
