package dev.drey.state;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Passes each question on to whoever knows the place that a location names. */
public final class StateFilesByScheme implements StateFiles {

    private final Map<String, StateFiles> places;

    /** @param places by the scheme of their locations, such as {@code s3} */
    public StateFilesByScheme(Map<String, StateFiles> places) {
        this.places = Map.copyOf(places);
    }

    @Override
    public List<String> list(String folder) throws IOException {
        return of(folder).list(folder);
    }

    @Override
    public Optional<byte[]> read(String file, int most) throws IOException {
        return of(file).read(file, most);
    }

    @Override
    public void remove(String folder) throws IOException {
        of(folder).remove(folder);
    }

    private StateFiles of(String location) throws IOException {
        @Nullable StateFiles place = places.get(location.substring(0, Math.max(0, location.indexOf(':'))));
        if (place == null) {
            throw new IOException("Nobody here knows how to reach " + location + ".");
        }
        return place;
    }
}
