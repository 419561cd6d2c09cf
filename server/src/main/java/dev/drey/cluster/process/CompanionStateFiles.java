package dev.drey.cluster.process;

import dev.drey.state.StateFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * State in places that only Flink's own file systems reach, such as {@code hdfs:}: asked for through a process of its own,
 * {@code FlinkCompanion} of the bridge.
 */
public final class CompanionStateFiles implements StateFiles {

    /** The schemes of its locations. */
    public static final List<String> SCHEMES = List.of("hdfs");

    private final FlinkCompanion companion;

    /** @param companion its class path has what the scheme needs */
    public CompanionStateFiles(FlinkCompanion companion) {
        this.companion = companion;
    }

    @Override
    public List<String> list(String folder) throws IOException {
        String names = require("names", companion.ask("list", folder), folder);
        return names.isEmpty() ? List.of() : Arrays.asList(names.split("/", -1));
    }

    @Override
    public Optional<byte[]> read(String file, int most) throws IOException {
        String answer = companion.ask("read", file, String.valueOf(most));
        return answer.equals("none")
                ? Optional.empty()
                : Optional.of(Base64.getDecoder().decode(require("bytes", answer, file)));
    }

    @Override
    public void remove(String folder) throws IOException {
        String unused = require("removed", companion.ask("remove", folder), folder);
    }

    private static String require(String kind, String answer, String location) throws IOException {
        String[] words = answer.split(FlinkCompanion.SEPARATOR, 2);
        if (!words[0].equals(kind)) {
            throw new IOException(location + " cannot be reached: " + words[words.length - 1]);
        }
        return words.length == 1 ? "" : words[1];
    }
}
