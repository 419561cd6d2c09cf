package dev.drey.cli.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Sampled stacks as a tree: a frame with those that it called. */
record FlameGraph(String title, Frame root) {

    /**
     * A frame.
     *
     * @param samples in which it was on the stack
     */
    record Frame(String name, long samples, List<Frame> callees) {

        Frame {
            callees = List.copyOf(callees);
        }

        /** How many frames the deepest stack below has, this one included. */
        int depth() {
            return 1 + callees.stream().mapToInt(Frame::depth).max().orElse(0);
        }

        private static Frame of(JsonNode json) {
            List<Frame> callees = new ArrayList<>();
            json.path("children").forEach(child -> callees.add(of(child)));
            callees.sort(Comparator.comparing(Frame::name));
            return new Frame(json.path("name").asText(), json.path("value").asLong(), callees);
        }
    }

    static FlameGraph of(String title, JsonNode data) {
        return new FlameGraph(title, Frame.of(data));
    }
}
