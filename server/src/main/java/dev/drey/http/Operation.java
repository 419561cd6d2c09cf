package dev.drey.http;

import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * One operation of the API, in the AWS SDK's own request and response classes. One class each.
 *
 * <p>Called from many threads at once; may block.
 */
public interface Operation<I extends SdkPojo, O extends SdkPojo> {
    /** As in AWS's service model, for example {@code StartApplication}. */
    String name();

    /** A new builder on each call: {@code return StartApplicationRequest.builder();}. */
    SdkBuilder<?, I> requestBuilder();

    /**
     * Does the work.
     *
     * @param request satisfies every constraint of AWS's service model: what is required is there, lengths, ranges,
     *     patterns and enum values are right. Relations between members are the operation's to check.
     * @throws dev.drey.control.ApiException for a refusal that the client is to read; anything else that is thrown
     *     becomes an internal failure, logged with the request's id
     */
    O handle(I request);
}
