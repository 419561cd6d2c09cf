package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;
import software.amazon.awssdk.core.traits.ListTrait;

/**
 * Makes the same tree of a form's parameters that other clients send as JSON, led by the AWS SDK's description of the
 * request: {@code Dimensions.member.1.Name=Application}.
 */
final class QueryReader {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String MEMBER = ".member.";

    /** A list that claims more members than this is not searched any further. */
    private static final int MOST_MEMBERS = 10_000;

    private final NavigableMap<String, String> parameters;

    /** @param parameters by their whole names */
    QueryReader(Map<String, String> parameters) {
        this.parameters = new TreeMap<>(parameters);
    }

    ObjectNode read(SdkPojo form) {
        return structure("", form);
    }

    private ObjectNode structure(String prefix, SdkPojo form) {
        ObjectNode node = NODES.objectNode();
        for (SdkField<?> field : form.sdkFields()) {
            JsonNode value = value(prefix + field.locationName(), field);
            if (value != null) {
                node.set(field.locationName(), value);
            }
        }
        return node;
    }

    private @Nullable JsonNode value(String name, SdkField<?> field) {
        if (field.marshallingType().getKnownType() == MarshallingKnownType.SDK_POJO) {
            return begins(name + ".")
                    ? structure(name + ".", field.constructor().get())
                    : null;
        }
        if (field.marshallingType().getKnownType() == MarshallingKnownType.LIST) {
            return list(name, field);
        }
        String text = parameters.get(name);
        return text == null ? null : NODES.textNode(text);
    }

    /** An empty list is sent as an empty value. */
    private @Nullable ArrayNode list(String name, SdkField<?> field) {
        if (!begins(name + MEMBER)) {
            return "".equals(parameters.get(name)) ? NODES.arrayNode() : null;
        }
        SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
        ArrayNode list = NODES.arrayNode();
        for (int index = 1; index <= MOST_MEMBERS; index++) {
            JsonNode value = value(name + MEMBER + index, member);
            if (value == null) {
                break;
            }
            list.add(value);
        }
        return list;
    }

    private boolean begins(String prefix) {
        String next = parameters.ceilingKey(prefix);
        return next != null && next.startsWith(prefix);
    }
}
