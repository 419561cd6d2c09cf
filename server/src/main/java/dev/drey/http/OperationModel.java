package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.control.ApiErrorCode;
import java.util.Set;

/**
 * What AWS's service model says of one operation.
 *
 * @param errors the wire names of those it may answer
 * @param errorOfViolation for a violated constraint, unless the operation has InvalidArgument
 */
record OperationModel(String name, Shape input, Set<String> errors, ApiErrorCode errorOfViolation) {
    boolean declares(ApiErrorCode code) {
        return errors.contains(code.wireName());
    }

    /**
     * Throws one error that names every violated constraint.
     *
     * <p>Of the errors modelled for the operation, as docs/decisions/0005-validation-error-type.md explains.
     */
    void validate(JsonNode request) {
        Violations found = new Violations();
        input.check(request, MemberPath.ROOT, found);
        found.refuse(declares(ApiErrorCode.INVALID_ARGUMENT) ? ApiErrorCode.INVALID_ARGUMENT : errorOfViolation);
    }
}
