package dev.drey.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlainProgramTest {

    @Test
    void auditIsToldWhereItWritesAndIsControlled() throws Exception {
        PlainProgram program = PlainProgram.audit(Path.of("/jars/audit.jar"), 2, 300);

        JsonNode groups = new ObjectMapper().readTree(program.properties().apply(Path.of("/plain")));

        assertThat(program.jarName()).isEqualTo("audit.jar");
        assertThat(groups.path(0).path("PropertyMap").path("output").asText()).isEqualTo("file:///plain/output");
        assertThat(groups.path(0).path("PropertyMap").path("checkpoint.millis").asText())
                .isEqualTo("1000");
        assertThat(groups.path(1).path("PropertyMap").path("control").asText()).isEqualTo("/plain/control");
    }

    @Test
    void measurementsOfCheckpointsHaveOneTaskManagerAndTheServicesStateBackend() throws Exception {
        PlainProgram program = PlainProgram.state(CheckpointKind.of("FLINK-2_2").get(0));

        JsonNode group = new ObjectMapper()
                .readTree(program.properties().apply(Path.of("/plain")))
                .path(0);

        assertThat(program.parallelism()).isEqualTo(2);
        assertThat(program.taskManagers()).isEqualTo(1);
        assertThat(program.settings())
                .contains("execution.checkpointing.interval: 1000 ms", "state.backend.type: rocksdb");
        assertThat(group.path("PropertyGroupId").asText()).isEqualTo("state");
        assertThat(group.path("PropertyMap").path("keys").asText()).isEqualTo("50000");
    }
}
