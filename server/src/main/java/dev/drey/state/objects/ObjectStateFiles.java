package dev.drey.state.objects;

import dev.drey.objectstore.ObjectStore;
import dev.drey.objectstore.ObjectStoreException;
import dev.drey.state.StateFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** State in the embedded object store, asked for in-process: it is there also when no Flink process runs. */
public final class ObjectStateFiles implements StateFiles {

    /** The schemes of its locations: Flink has two names for the one file system. */
    public static final List<String> SCHEMES = List.of("s3", "s3a");

    private final ObjectStore objects;

    /** @param objects the store that Flink's processes reach under these schemes */
    public ObjectStateFiles(ObjectStore objects) {
        this.objects = objects;
    }

    @Override
    public List<String> list(String folder) throws IOException {
        try {
            Place place = Place.of(folder);
            return objects.list(place.bucket(), place.key());
        } catch (ObjectStoreException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    @Override
    public Optional<byte[]> read(String file, int most) throws IOException {
        try {
            Place place = Place.of(file);
            return objects.read(place.bucket(), place.key(), most);
        } catch (ObjectStoreException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    @Override
    public void remove(String folder) throws IOException {
        try {
            Place place = Place.of(folder);
            objects.removeFolder(place.bucket(), place.key());
        } catch (ObjectStoreException failure) {
            throw new IOException(failure.getMessage(), failure);
        }
    }

    /** @param key without slashes at its ends; never empty, as that would be the whole bucket */
    private record Place(String bucket, String key) {

        static Place of(String location) throws IOException {
            String[] parts = location.split("/+", 3);
            String key = parts.length < 3 ? "" : parts[2].replaceAll("/+", "/").replaceAll("/$", "");
            if (key.isEmpty()) {
                throw new IOException(location + " names no folder in a bucket.");
            }
            return new Place(parts[1], key);
        }
    }
}
