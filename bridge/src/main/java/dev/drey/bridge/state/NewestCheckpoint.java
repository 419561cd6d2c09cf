package dev.drey.bridge.state;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Finds the newest complete checkpoint of a job, at this moment. */
final class NewestCheckpoint {

    private static final Pattern NAME = Pattern.compile("chk-(\\d+)");

    private NewestCheckpoint() {}

    /** The newest in the same folder; the given one when it is no checkpoint, or when there is no other. */
    static String besides(String location) throws IOException {
        Path given = new Path(location);
        if (!NAME.matcher(given.getName()).matches()) {
            return location;
        }
        FileSystem files = given.getFileSystem();
        for (Path checkpoint : newestFirst(files, given.getParent())) {
            if (files.exists(new Path(checkpoint, "_metadata"))) {
                return checkpoint.toString();
            }
        }
        return location;
    }

    private static List<Path> newestFirst(FileSystem files, Path job) throws IOException {
        try {
            return Stream.ofNullable(files.listStatus(job))
                    .flatMap(Stream::of)
                    .map(FileStatus::getPath)
                    .filter(path -> NAME.matcher(path.getName()).matches())
                    .sorted(Comparator.comparingLong(NewestCheckpoint::number).reversed())
                    .collect(Collectors.toList());
        } catch (FileNotFoundException none) {
            return List.of();
        }
    }

    private static long number(Path checkpoint) {
        Matcher name = NAME.matcher(checkpoint.getName());
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }
}
