package dev.drey.flink;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to run.
 *
 * @param jobId the id that the job is to have: 32 hexadecimal digits
 * @param jarName the file's name in the job manager's upload folder
 * @param savepointPath the state to begin with, null for none
 */
public record JarSubmission(
        String jobId,
        String jarName,
        String entryClass,
        List<String> arguments,
        int parallelism,
        @Nullable String savepointPath,
        boolean allowNonRestoredState) {

    /** Keeps a copy. */
    public JarSubmission {
        arguments = List.copyOf(arguments);
    }

    ObjectNode toJson(ObjectNode body) {
        body.put("jobId", jobId).put("entryClass", entryClass).put("parallelism", parallelism);
        arguments.forEach(body.putArray("programArgsList")::add);
        if (savepointPath != null) {
            body.put("savepointPath", savepointPath).put("allowNonRestoredState", allowNonRestoredState);
        }
        return body;
    }
}
