package dev.drey.testing;

import dev.drey.config.Settings;
import dev.drey.control.Control;
import dev.drey.control.Identifiers;
import dev.drey.model.KpuMemory;
import dev.drey.objectstore.EmbeddedObjectStore;
import dev.drey.registry.Registry;
import dev.drey.state.LocalStateFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** The use cases on a registry, with nobody who does the work that they ask for. */
public final class ControlBench implements AutoCloseable {

    private final ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();
    private final EmbeddedObjectStore objects;
    private final Control control;

    /** @param folder of the object store, in which the code of {@link Examples#application} is put */
    public ControlBench(Registry registry, Path folder, InstantSource clock) throws IOException {
        Path store = folder.resolve("objects");
        Files.writeString(Files.createDirectories(store.resolve("jobs")).resolve("clicks.jar"), "jar");
        objects = EmbeddedObjectStore.open(store, List.of());
        Settings settings = new Settings(
                folder,
                folder,
                "127.0.0.1",
                0,
                "eu-west-1",
                "123456789012",
                null,
                List.of(),
                new Settings.Processes(KpuMemory.ofTotal(1024), 256, ""),
                new Settings.Patience(Duration.ofSeconds(60), Duration.ofSeconds(10)),
                Settings.Retention.DEFAULT,
                false);
        control = new Control(
                settings,
                new Control.Ports(
                        registry,
                        objects,
                        new LocalStateFiles(),
                        UntouchedRuntimes.in(folder),
                        new UntouchedClusters(),
                        (total, asked) -> KpuMemory.ofTotal(total),
                        question -> {
                            throw new AssertionError("No state was to be read.");
                        },
                        port -> {
                            throw new AssertionError("Flink was not to be asked.");
                        },
                        () -> URI.create("http://127.0.0.1")),
                new Control.Machinery(
                        clock, clock, pause -> {}, new Identifiers(new SecureRandom()), workIsDropped -> {}, alarm));
    }

    /** What is tested. */
    public Control control() {
        return control;
    }

    @Override
    public void close() {
        alarm.shutdownNow();
        objects.close();
    }
}
