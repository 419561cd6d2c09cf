package dev.drey.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

class ServiceModelTest {
    private final TableSamples samples = new TableSamples();

    @Test
    void modelHasEveryOperationOfTheService() {
        List<OperationModel> operations = ServiceModel.load().listOperations();

        assertThat(operations).hasSize(33);
        assertThat(operations).extracting(OperationModel::name).contains("CreateApplication", "RollbackApplication");
        assertThat(operations).allSatisfy(o -> assertThat(o.errors()).isNotEmpty());
    }

    @Test
    void runtimesNewerThanThePublishedModelAreKnown() {
        assertThat(TableSamples.texts(samples.shape("RuntimeEnvironment").get("enum")))
                .contains("FLINK-1_19", "FLINK-1_20", "FLINK-2_2", "FLINK-2_3")
                .doesNotHaveDuplicates();
    }

    @Test
    void tableAndSdkAgreeOnTheMembersOfEveryRequest() {
        for (Map.Entry<String, JsonNode> operation : samples.operations()) {
            SdkPojo builder = SdkClasses.requestBuilder(operation.getKey());
            assertSameMembers(operation.getValue().get("input").asText(), builder);
        }
    }

    private void assertSameMembers(String shapeName, SdkPojo pojo) {
        JsonNode members = samples.shape(shapeName).get("members");
        TreeSet<String> names = new TreeSet<>();
        members.properties().forEach(member -> names.add(member.getKey()));
        assertThat(pojo.sdkFieldNameToField().keySet()).as(shapeName).containsExactlyInAnyOrderElementsOf(names);
        for (SdkField<?> field : pojo.sdkFields()) {
            assertSameShape(members.get(field.locationName()).asText(), field);
        }
    }

    private void assertSameShape(String shapeName, SdkField<?> field) {
        JsonNode shape = samples.shape(shapeName);
        String type = shape.get("type").asText();
        switch (field.marshallingType().getKnownType()) {
            case SDK_POJO -> assertSameMembers(shapeName, field.constructor().get());
            case LIST ->
                assertSameShape(
                        shape.get("member").asText(),
                        field.getRequiredTrait(ListTrait.class).memberFieldInfo());
            case MAP ->
                assertSameShape(
                        shape.get("value").asText(),
                        field.getRequiredTrait(MapTrait.class).valueFieldInfo());
            case SDK_BYTES -> assertThat(type).isEqualTo("blob");
            case INSTANT -> assertThat(type).isEqualTo("timestamp");
            default ->
                assertThat(type)
                        .isEqualToIgnoringCase(
                                field.marshallingType().getKnownType().name());
        }
    }

    /** A repeated group or a back reference is what makes a match take exponential time; the model has neither. */
    @Test
    void patternsCannotRunAway() {
        List<String> patterns = samples.patterns();

        assertThat(patterns).hasSizeGreaterThan(5);
        assertThat(patterns).noneMatch(pattern -> pattern.matches(".*(\\)[*+{]|\\\\[1-9k]).*"));
    }
}
