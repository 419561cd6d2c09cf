package dev.drey.cli.gallery.exhibits;

import dev.drey.cli.gallery.Exhibit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that there is to be shown, family by family. */
public final class Exhibits {

    private static final List<Exhibit> ALL = Stream.of(
                    Uploads.all(),
                    Barriers.all(),
                    States.all(),
                    CheckpointLimits.all(),
                    UserFailures.all(),
                    Memory.all(),
                    Processes.all(),
                    Throttling.all(),
                    Starts.all(),
                    Restores.all(),
                    Silent.all(),
                    Healthy.all())
            .flatMap(List::stream)
            .toList();

    private Exhibits() {}

    /** In the order of the catalogue. */
    public static List<Exhibit> all() {
        return ALL;
    }

    /** The one of that cause. */
    public static Optional<Exhibit> find(String cause) {
        return ALL.stream().filter(exhibit -> exhibit.cause().equals(cause)).findFirst();
    }
}
