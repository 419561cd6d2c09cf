package dev.drey.programs.audit;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Writes each line at once, unbuffered, to a file of this task's own: what comes again after a failure is there twice. For
 * folders on this machine only.
 */
final class DirectLines extends ProcessFunction<String, Void> {

    private static final long serialVersionUID = 1;

    private final String folder;
    private transient @Nullable OutputStream file;

    /** @param folder as a URI */
    DirectLines(String folder) {
        this.folder = folder;
    }

    @Override
    public void processElement(String line, Context context, Collector<Void> out) throws IOException {
        file().write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Not in open(), whose parameter is not the same in all versions of Flink. */
    private OutputStream file() throws IOException {
        OutputStream known = file;
        if (known == null) {
            Path there = Files.createDirectories(Path.of(URI.create(folder)));
            Task writer = Task.of(getRuntimeContext());
            known = Files.newOutputStream(
                    there.resolve("direct-%s-%d-%d".formatted(writer.jobId(), writer.index(), writer.attempt())),
                    StandardOpenOption.CREATE_NEW);
            file = known;
        }
        return known;
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
