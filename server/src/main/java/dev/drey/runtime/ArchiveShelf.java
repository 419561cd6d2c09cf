package dev.drey.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class-data archives of one runtime for one JDK and one bridge. The JVM refuses an archive when anything of the
 * class path or the JDK differs, so each combination has a folder of its own.
 */
final class ArchiveShelf {

    /** Each is more than 100 MB, and every build of the bridge leaves one behind. */
    private static final int KEPT_SHELVES = 3;

    private final Path folder;

    /** The shelf for the JDK that runs this service, which also runs Flink. */
    ArchiveShelf(FlinkRuntime runtime) {
        String combination = Stream.concat(
                        Stream.of("java.vm.name", "java.vm.version", "java.home")
                                .map(System::getProperty),
                        runtime.classPath().stream().map(Path::toString))
                .collect(Collectors.joining("\n"));
        this.folder = runtime.folder()
                .resolve("archives")
                .resolve(Checksum.ofText(combination).substring(0, 12));
    }

    Path folder() {
        return folder;
    }

    /** The archives that are there; none, or those of a finished attempt. */
    Map<FlinkRole, Path> find() {
        return targets(folder).entrySet().stream()
                .filter(archive -> Files.isRegularFile(archive.getValue()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The caller holds the lock of the runtime's folder. */
    Map<FlinkRole, Path> fill(FlinkRuntime runtime, ArchiveMaker maker) throws IOException, InterruptedException {
        Path staging = folder.resolveSibling(folder.getFileName() + ".part");
        RuntimeFolder.delete(staging);
        Files.createDirectories(staging);
        try {
            maker.makeArchives(runtime, targets(staging));
            RuntimeFolder.delete(folder);
            Files.move(staging, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            RuntimeFolder.delete(staging);
        }
        discardOldest();
        return find();
    }

    /** A process that still runs on a discarded archive keeps it mapped. */
    private void discardOldest() throws IOException {
        Comparator<Path> byAge =
                Comparator.comparingLong(shelf -> -shelf.toFile().lastModified());
        try (Stream<Path> shelves = Files.list(folder.getParent())) {
            for (Path shelf : shelves.sorted(byAge).skip(KEPT_SHELVES).toList()) {
                RuntimeFolder.delete(shelf);
            }
        }
    }

    private static Map<FlinkRole, Path> targets(Path folder) {
        Map<FlinkRole, Path> targets = new EnumMap<>(FlinkRole.class);
        for (FlinkRole role : FlinkRole.values()) {
            targets.put(role, folder.resolve(role.fileName() + ".jsa"));
        }
        return targets;
    }
}
