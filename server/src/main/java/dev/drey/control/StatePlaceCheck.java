package dev.drey.control;

import dev.drey.cluster.OwnSettings;
import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.PropertyGroup;
import dev.drey.model.RuntimeEnvironment;
import dev.drey.objectstore.ObjectStore;
import dev.drey.objectstore.ObjectStoreException;
import dev.drey.state.StateFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the places that an application names for its state can be reached, as Flink would find out only in a start. */
final class StatePlaceCheck {

    private final ObjectStore objects;
    private final StateFiles files;
    private final boolean hasHadoop;

    /** @param hasHadoop whether Flink processes get Hadoop's classes */
    StatePlaceCheck(ObjectStore objects, StateFiles files, boolean hasHadoop) {
        this.objects = objects;
        this.files = files;
        this.hasHadoop = hasHadoop;
    }

    /** Throws {@link ApiException}; a place that the application has already is not looked at again. */
    void require(
            RuntimeEnvironment environment,
            ApplicationConfiguration wanted,
            @Nullable ApplicationConfiguration former) {
        OwnSettings own = ReservedProperties.ofFlink(environment, wanted);
        Optional<OwnSettings> before =
                Optional.ofNullable(former).map(known -> ReservedProperties.ofFlink(environment, known));
        Stream.of(own.findCheckpointDirectory(), own.findSavepointDirectory())
                .flatMap(Optional::stream)
                .filter(directory -> before.stream()
                        .flatMap(known -> Stream.of(known.findCheckpointDirectory(), known.findSavepointDirectory()))
                        .flatMap(Optional::stream)
                        .noneMatch(directory::equals))
                .distinct()
                .forEach(this::require);
    }

    private void require(String directory) {
        URI place = URI.create(directory);
        Optional<String> problem = switch (String.valueOf(place.getScheme())) {
            case "file" -> findProblemOnDisk(Path.of(place));
            case "hdfs" -> findProblemInHadoop(directory);
            default -> findProblemInBucket(place.getAuthority());
        };
        if (problem.isPresent()) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    "The property group " + PropertyGroup.FLINK + " names " + directory + " as a place for state, but "
                            + problem.get());
        }
    }

    /** Without making a folder: the request may yet be refused. */
    private static Optional<String> findProblemOnDisk(Path folder) {
        Path nearest = folder.toAbsolutePath();
        while (!Files.exists(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return Files.isDirectory(nearest) && Files.isWritable(nearest)
                ? Optional.empty()
                : Optional.of("the service may not write to " + nearest
                        + ". Correct the location, or the folder's owner or permissions.");
    }

    private Optional<String> findProblemInBucket(String bucket) {
        try {
            return objects.bucketExists(bucket)
                    ? Optional.empty()
                    : Optional.of("there is no bucket \"" + bucket
                            + "\" in the object store. Create it (aws s3 mb s3://" + bucket
                            + ") or correct the location.");
        } catch (ObjectStoreException failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
    }

    private Optional<String> findProblemInHadoop(String directory) {
        if (!hasHadoop) {
            return Optional.of(
                    "the service has no classes of Hadoop. Set hadoop-classpath (DREY_HADOOP_CLASSPATH) to what"
                            + " `hadoop classpath` prints, and start it again.");
        }
        try {
            boolean unused = files.list(directory).isEmpty();
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(String.valueOf(failure.getMessage()));
        }
    }
}
