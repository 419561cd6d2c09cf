package dev.drey.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.drey.diagnosis.collect.RestSource;
import dev.drey.testing.Examples;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RememberedSourceTest {

    private final List<String> asked = new ArrayList<>();
    private String status = "IN_PROGRESS";
    private final RememberedSource source = new RememberedSource(new RestSource() {
        @Override
        public Optional<JsonNode> json(String path) {
            asked.add(path);
            return path.contains("gone")
                    ? Optional.empty()
                    : Optional.of(JsonNodeFactory.instance.objectNode().put("status", status));
        }

        @Override
        public Optional<String> text(String path) {
            return Optional.empty();
        }

        @Override
        public Instant readAt() {
            return Examples.NOON;
        }

        @Override
        public boolean isLive() {
            return true;
        }

        @Override
        public String name() {
            return "a cluster";
        }
    });

    private void ask(String path, int times) throws IOException {
        for (int time = 0; time < times; time++) {
            Optional<JsonNode> unused = source.json(path);
        }
    }

    @Test
    void whatCannotChangeIsAskedForOnce() throws Exception {
        ask("/jobmanager/config", 3);
        ask("/jobs/0af1/plan", 3);

        assertThat(asked).containsExactly("/jobmanager/config", "/jobs/0af1/plan");
        assertThat(source.requests()).isEqualTo(2);
    }

    @Test
    void aCheckpointIsAskedForUntilItIsComplete() throws Exception {
        ask("/jobs/0af1/checkpoints/details/7", 2);
        status = "COMPLETED";
        ask("/jobs/0af1/checkpoints/details/7", 3);

        assertThat(asked).hasSize(3);
    }

    @Test
    void whatMovesOrIsNotThereIsAskedForEachTime() throws Exception {
        ask("/jobs/0af1", 2);
        ask("/jobs/gone/config", 2);

        assertThat(asked).hasSize(4);
    }
}
