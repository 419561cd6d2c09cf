package dev.drey.cli.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where everything that a trial writes goes. */
public final class TrialFolder {

    private TrialFolder() {}

    /** The named folder, which stays; else a temporary one, which goes with the endings. */
    public static Path of(@Nullable Path named, String prefix, Endings endings) throws IOException {
        return of(named, prefix, endings, () -> false);
    }

    /**
     * The same.
     *
     * @param prefix of the temporary one's name
     * @param stays asked at the end whether the temporary one is needed any longer
     */
    public static Path of(@Nullable Path named, String prefix, Endings endings, BooleanSupplier stays)
            throws IOException {
        if (named != null) {
            return named.toAbsolutePath().normalize();
        }
        Path temporary = Files.createTempDirectory(prefix);
        endings.add(() -> {
            if (!stays.getAsBoolean()) {
                delete(temporary);
            }
        });
        return temporary;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        }
    }
}
