package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Makes the AWS SDK's request classes out of JSON, led by the description of its members that each class carries. */
final class SdkReader {
    private SdkReader() {}

    /**
     * Fills {@code builder}, any builder of the AWS SDK's model classes, and builds it. Null is as good as absent.
     *
     * @throws dev.drey.control.ApiException SerializationException, at a value of a wrong type
     */
    static <T> T read(JsonNode json, SdkBuilder<?, T> builder) {
        fill((SdkPojo) builder, json, MemberPath.ROOT);
        return builder.build();
    }

    private static void fill(SdkPojo builder, JsonNode json, MemberPath path) {
        Scalars.object(json, path);
        for (SdkField<?> field : builder.sdkFields()) {
            JsonNode value = json.get(field.locationName());
            if (value != null && !value.isNull()) {
                field.set(builder, value(field, value, path.member(field.locationName())));
            }
        }
    }

    private static Object value(SdkField<?> field, JsonNode value, MemberPath path) {
        return switch (field.marshallingType().getKnownType()) {
            case STRING -> Scalars.text(value, path);
            case BOOLEAN -> Scalars.bool(value, path);
            case INTEGER -> Scalars.int32(value, path);
            case LONG -> Scalars.int64(value, path);
            case DOUBLE -> Scalars.float64(value, path);
            case INSTANT -> Scalars.timestamp(value, path);
            case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(Scalars.blob(value, path));
            case SDK_POJO -> structure(field, value, path);
            case LIST -> list(field, value, path);
            case MAP -> map(field, value, path);
            default -> throw new IllegalStateException(field.marshallingType() + " is no type of requests");
        };
    }

    private static Object structure(SdkField<?> field, JsonNode value, MemberPath path) {
        SdkPojo builder = field.constructor().get();
        fill(builder, value, path);
        return ((Buildable) builder).build();
    }

    private static List<Object> list(SdkField<?> field, JsonNode value, MemberPath path) {
        SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        List<Object> list = new ArrayList<>();
        for (JsonNode entry : Scalars.array(value, path)) {
            list.add(value(member, entry, path.entry(list.size())));
        }
        return list;
    }

    private static Map<String, Object> map(SdkField<?> field, JsonNode value, MemberPath path) {
        SdkField<?> member = field.getRequiredTrait(MapTrait.class).valueFieldInfo();
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : Scalars.object(value, path).properties()) {
            map.put(entry.getKey(), value(member, entry.getValue(), path.value(entry.getKey())));
        }
        return map;
    }
}
