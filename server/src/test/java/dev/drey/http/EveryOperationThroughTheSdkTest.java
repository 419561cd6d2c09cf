package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.kinesisanalyticsv2.KinesisAnalyticsV2Client;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Request;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.KinesisAnalyticsV2Response;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Sends a request with every member through AWS's own client, and gets a response with every member back. */
class EveryOperationThroughTheSdkTest {
    private final List<SdkPojo> received = new ArrayList<>();

    @Test
    void requestAndResponseArriveAsTheyWereSent() throws Exception {
        TableSamples samples = new TableSamples();
        List<Operation<?, ?>> operations = new ArrayList<>();
        samples.operations().forEach(operation -> operations.add(echo(operation.getKey())));

        try (WireServer server = new WireServer(operations);
                KinesisAnalyticsV2Client client = server.newClient()) {
            for (Operation<?, ?> operation : operations) {
                SdkPojo sent = (SdkPojo) SdkReader.read(samples.request(operation.name()), operation.requestBuilder());
                SdkPojo answer = SdkClasses.call(client, operation.name(), sent);

                assertThat(received.remove(0)).isEqualTo(sent);
                assertThat(answer.equalsBySdkFields(response(operation.name()))).isTrue();
                assertThat(((KinesisAnalyticsV2Response) answer)
                                .responseMetadata()
                                .requestId())
                        .hasSize(36);
            }
        }
    }

    @SuppressWarnings("unchecked") // the builder's type is only known by the operation's name
    private Operation<?, ?> echo(String name) {
        return new StubOperation<KinesisAnalyticsV2Request, KinesisAnalyticsV2Response>(
                name, () -> (SdkBuilder<?, KinesisAnalyticsV2Request>) SdkClasses.requestBuilder(name), request -> {
                    received.add(request);
                    return (KinesisAnalyticsV2Response) response(name);
                });
    }

    private static SdkPojo response(String operation) {
        return filled(SdkClasses.responseBuilder(operation));
    }

    private static SdkPojo filled(SdkPojo builder) {
        for (SdkField<?> field : builder.sdkFields()) {
            field.set(builder, value(field));
        }
        return (SdkPojo) ((Buildable) builder).build();
    }

    private static Object value(SdkField<?> field) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> "gr\u00fc\u00df \"\ud83d\udc3f\"\n";
            case BOOLEAN -> true;
            case INTEGER -> 7;
            case LONG -> 7_000_000_000L;
            case INSTANT -> Instant.ofEpochSecond(1_700_000_000);
            case SDK_BYTES -> SdkBytes.fromUtf8String("bytes");
            case SDK_POJO -> filled(field.constructor().get());
            case LIST -> List.of(value(field.getRequiredTrait(ListTrait.class).memberFieldInfo()));
            case MAP -> Map.of("k", value(field.getRequiredTrait(MapTrait.class).valueFieldInfo()));
            default -> throw new IllegalStateException("No value for " + field.locationName());
        };
    }
}
