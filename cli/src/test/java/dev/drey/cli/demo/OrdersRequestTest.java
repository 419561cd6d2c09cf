package dev.drey.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class OrdersRequestTest {

    /** The example is in the AWS developer guide, on the page about fault tolerance. */
    @Test
    void theCheckpointConfigurationIsThatOfTheDocumentationsExample() throws Exception {
        JsonNode request = new ObjectMapper()
                .readTree(new OrdersRequest(
                                "orders",
                                "FLINK-1_20",
                                "bucket",
                                "key.jar",
                                "s3a://bucket/out",
                                OrdersRequest.Checkpoints.EXAMPLE)
                        .json());

        assertThat(request.at("/ApplicationConfiguration/FlinkApplicationConfiguration/CheckpointConfiguration"))
                .isEqualTo(new ObjectMapper().readTree("""
                        {"CheckpointingEnabled": "true", "CheckpointInterval": 20000,
                         "ConfigurationType": "CUSTOM", "MinPauseBetweenCheckpoints": 10000}"""));
    }

    @Test
    void spareTaskManagersAreAskedForInTheServicesOwnPropertyGroup() throws Exception {
        OrdersRequest.Checkpoints checkpoints = OrdersRequest.Checkpoints.EXAMPLE;
        JsonNode groups = new ObjectMapper()
                .readTree(new OrdersRequest("orders", "FLINK-1_20", "bucket", "key.jar", "out", checkpoints, 1).json())
                .at("/ApplicationConfiguration/EnvironmentProperties/PropertyGroups");

        assertThat(groups.at("/1")).isEqualTo(new ObjectMapper().readTree("""
                        {"PropertyGroupId": "drey", "PropertyMap": {"standby-task-managers": "1"}}"""));
    }
}
