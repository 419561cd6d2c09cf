package dev.drey.diagnosis.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All causes that are known, by their ids. */
public final class Catalogue {

    private final Map<String, Cause> causes;

    private Catalogue(Map<String, Cause> causes) {
        this.causes = Collections.unmodifiableMap(causes);
    }

    /** The one that comes along. */
    public static Catalogue standard() {
        Map<String, Cause> causes = new LinkedHashMap<>();
        for (Family family : Family.values()) {
            String file = family.name().toLowerCase(Locale.ROOT) + ".yaml";
            try (InputStream yaml = Catalogue.class.getResourceAsStream(file)) {
                if (yaml == null) {
                    throw new IllegalStateException("The catalogue lacks its file " + file + ".");
                }
                CatalogueReader.read(yaml, family, file).forEach(cause -> causes.put(cause.id(), cause));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("The catalogue's file " + file + " cannot be read.", unreadable);
            }
        }
        return new Catalogue(causes);
    }

    /**
     * This catalogue and more causes, of which those with known ids take the place of these.
     *
     * @param name of the file, for messages
     * @throws IOException when it cannot be read or is no catalogue
     */
    public Catalogue with(InputStream yaml, Family family, String name) throws IOException {
        Map<String, Cause> all = new LinkedHashMap<>(causes);
        List<Cause> more = CatalogueReader.read(yaml, family, name);
        more.forEach(cause -> all.put(cause.id(), cause));
        return new Catalogue(all);
    }

    /** In the order of the files. */
    public Collection<Cause> list() {
        return causes.values();
    }

    /** Of that family, in the order of its file. */
    public List<Cause> of(Family family) {
        return causes.values().stream()
                .filter(cause -> cause.family() == family)
                .toList();
    }

    /** The cause with that id. */
    public Optional<Cause> find(String id) {
        return Optional.ofNullable(causes.get(id));
    }

    /** @throws IllegalArgumentException when there is none */
    public Cause get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("The catalogue has no cause " + id + "."));
    }
}
