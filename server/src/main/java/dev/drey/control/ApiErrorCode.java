package dev.drey.control;

/** Every error a client can be told of, by the name that the AWS SDKs map to an exception class. */
public enum ApiErrorCode {
    CODE_VALIDATION("CodeValidationException", 400),
    CONCURRENT_MODIFICATION("ConcurrentModificationException", 400),
    INVALID_APPLICATION_CONFIGURATION("InvalidApplicationConfigurationException", 400),
    INVALID_ARGUMENT("InvalidArgumentException", 400),
    INVALID_REQUEST("InvalidRequestException", 400),
    LIMIT_EXCEEDED("LimitExceededException", 400),
    RESOURCE_IN_USE("ResourceInUseException", 400),
    RESOURCE_NOT_FOUND("ResourceNotFoundException", 400),
    RESOURCE_PROVISIONED_THROUGHPUT_EXCEEDED("ResourceProvisionedThroughputExceededException", 400),
    SERVICE_UNAVAILABLE("ServiceUnavailableException", 503),
    TOO_MANY_TAGS("TooManyTagsException", 400),
    UNABLE_TO_DETECT_SCHEMA("UnableToDetectSchemaException", 400),
    UNSUPPORTED_OPERATION("UnsupportedOperationException", 400),

    // Errors of CloudWatch.
    INVALID_NEXT_TOKEN("InvalidNextToken", 400),
    INVALID_PARAMETER_COMBINATION("InvalidParameterCombinationException", 400),
    INVALID_PARAMETER_VALUE("InvalidParameterValueException", 400),
    MISSING_PARAMETER("MissingRequiredParameterException", 400),
    NO_SUCH_ALARM("ResourceNotFound", 404),

    // Errors of CloudWatch Logs.
    INVALID_PARAMETER("InvalidParameterException", 400),
    MALFORMED_QUERY("MalformedQueryException", 400),
    RESOURCE_ALREADY_EXISTS("ResourceAlreadyExistsException", 400),

    // Errors of any AWS service, outside this one's model.
    INCOMPLETE_SIGNATURE("IncompleteSignatureException", 400),
    INTERNAL_FAILURE("InternalFailure", 500),
    INVALID_ACTION("InvalidAction", 400),
    INVALID_SIGNATURE("InvalidSignatureException", 400),
    MISSING_AUTHENTICATION_TOKEN("MissingAuthenticationTokenException", 400),
    REQUEST_TOO_LARGE("RequestEntityTooLargeException", 413),
    SERIALIZATION("SerializationException", 400),
    UNKNOWN_OPERATION("UnknownOperationException", 400),
    UNRECOGNIZED_CLIENT("UnrecognizedClientException", 400),
    VALIDATION("ValidationException", 400);

    private final String wireName;
    private final int httpStatus;

    ApiErrorCode(String wireName, int httpStatus) {
        this.wireName = wireName;
        this.httpStatus = httpStatus;
    }

    /** What the response's {@code __type} says. */
    public String wireName() {
        return wireName;
    }

    /** AWS answers 400 even to "not found" and "in use"; 5xx makes its SDKs try again. */
    public int httpStatus() {
        return httpStatus;
    }
}
