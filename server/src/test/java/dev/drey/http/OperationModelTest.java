package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

/** The wording of refusals, which people and tools match on. */
class OperationModelTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ServiceModel model = ServiceModel.load();

    @Test
    void allViolationsAreNamedAtOnceWithTheirPlaces() throws Exception {
        JsonNode request = JSON.readTree("""
                {
                  "ApplicationName": "my app",
                  "RuntimeEnvironment": "FLINK-2_2",
                  "ApplicationConfiguration": {
                    "EnvironmentProperties": {
                      "PropertyGroups": [
                        {"PropertyGroupId": "good", "PropertyMap": {"a": "b"}},
                        {"PropertyGroupId": "%", "PropertyMap": {"a": ""}}
                      ]
                    }
                  }
                }""");

        assertThatThrownBy(() -> operation("CreateApplication").validate(request))
                .hasMessage("4 validation errors detected: "
                        + "Value null at 'serviceExecutionRole' failed to satisfy constraint: "
                        + "Member must not be null; "
                        + "Value '%' at 'applicationConfiguration.environmentProperties.propertyGroups.2.member"
                        + ".propertyGroupId' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+; "
                        + "Value '' at 'applicationConfiguration.environmentProperties.propertyGroups.2.member"
                        + ".propertyMap.a.member' failed to satisfy constraint: "
                        + "Member must have length greater than or equal to 1; "
                        + "Value 'my app' at 'applicationName' failed to satisfy constraint: "
                        + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+");
    }

    @Test
    void wrongTypeIsToldBeforeAnyViolation() throws Exception {
        JsonNode request = JSON.readTree("{\"ApplicationName\": \"\", \"RunConfiguration\": \"fast\"}");

        assertThatThrownBy(() -> operation("StartApplication").validate(request))
                .hasMessage("The value at 'runConfiguration' must be an object, but is 'fast'.");
    }

    @Test
    void endlessViolationsMakeNoEndlessMessage() {
        ObjectNode request = JSON.createObjectNode().put("ResourceARN", "arn:a");
        ArrayNode keys = request.putArray("TagKeys");
        for (int i = 0; i < 100_000; i++) {
            keys.add("");
        }

        assertThatThrownBy(() -> operation("UntagResource").validate(request))
                .hasMessageStartingWith("100001 validation errors detected: Value '[\"\",\"\",")
                .hasMessageEndingWith("; and 99951 more")
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(10_000));
    }

    private OperationModel operation(String name) {
        return model.findOperation(name).orElseThrow();
    }
}
