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
}
