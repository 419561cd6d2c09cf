package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.drey.diagnosis.evidence.StackSample;
import java.util.List;

/** Threads as Flink's REST API tells them. */
public final class Threads {

    private Threads() {}

    /** @param threads the text of each, its head first */
    public static List<StackSample> read(String... threads) {
        ObjectNode answer = new ObjectMapper().createObjectNode();
        for (String thread : threads) {
            answer.withArray("threadInfos")
                    .addObject()
                    .put("threadName", thread.substring(1, thread.indexOf('"', 1)))
                    .put("stringifiedThreadInfo", thread);
        }
        return ThreadReader.dump(answer);
    }
}
