package dev.drey.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class ApiTableTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MODEL = """
            {
              "metadata": {"targetPrefix": "Parcels_20200101", "protocol": "json"},
              "operations": {
                "Send": {
                  "input": {"shape": "SendRequest"}, "output": {"shape": "SendResponse"},
                  "errors": [{"shape": "Refused"}, {"shape": "Lost"}], "documentation": "<p>Sends.</p>"
                }
              },
              "shapes": {
                "SendRequest": {
                  "type": "structure", "required": ["To", "From"], "documentation": "<p>What to send.</p>",
                  "members": {"To": {"shape": "Place", "documentation": "no"}, "From": {"shape": "Place"},
                              "Labels": {"shape": "Labels"}}
                },
                "SendResponse": {"type": "structure", "members": {"Receipt": {"shape": "Receipt"}}},
                "Receipt": {"type": "string", "max": 9},
                "Labels": {"type": "map", "key": {"shape": "Place"}, "value": {"shape": "Text"}, "max": 3},
                "Text": {"type": "string", "documentation": "any"},
                "Place": {"type": "string", "enum": ["HERE", "THERE"]}
              }
            }""";

    @Test
    void tableHoldsOnlyWhatRequestsAreMadeOf() throws JsonProcessingException {
        JsonNode table = new ApiTable(read(MODEL), JSON.readTree("[]")).toJson();

        assertThat(table).isEqualTo(JSON.readTree("""
                {
                  "targetPrefix": "Parcels_20200101",
                  "operations": {
                    "Send": {"input": "SendRequest", "output": "SendResponse", "errors": ["Lost", "Refused"]}
                  },
                  "shapes": {
                    "Labels": {"type": "map", "max": 3, "key": "Place", "value": "Text"},
                    "Place": {"type": "string", "enum": ["HERE", "THERE"]},
                    "SendRequest": {
                      "type": "structure", "required": ["From", "To"],
                      "members": {"From": "Place", "Labels": "Labels", "To": "Place"}
                    },
                    "Text": {"type": "string"}
                  }
                }"""));
    }

    @Test
    void additionsJoinTheModelOnce() throws JsonProcessingException {
        JsonNode additions = JSON.readTree("""
                [{"reason": "new places", "shapes": {"Place": {"enum": ["THERE", "MOON"]}}},
                 {"reason": "new member", "shapes": {
                    "SendRequest": {"members": {"Weight": {"shape": "Weight"}}},
                    "Weight": {"type": "integer", "min": 1}}}]""");

        JsonNode shapes = new ApiTable(read(MODEL), additions).toJson().get("shapes");

        assertThat(shapes.at("/Place/enum")).hasToString("[\"HERE\",\"THERE\",\"MOON\"]");
        assertThat(shapes.at("/SendRequest/members/Weight").asText()).isEqualTo("Weight");
        assertThat(shapes.at("/Weight/min").asInt()).isEqualTo(1);
    }

    private static ObjectNode read(String json) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(json);
    }
}
