package dev.drey.control;

import dev.drey.cluster.SettingNames;
import dev.drey.config.DataFolder;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Whose choice the settings of a running job are, as far as Flink itself cannot tell. */
public final class SettingOrigins {

    /** Written by the bridge, {@code ProgramSettings}. */
    private static final String PROGRAM_SETTINGS = "program-settings";

    private final Registry registry;
    private final DataFolder data;

    SettingOrigins(Registry registry, DataFolder data) {
        this.registry = registry;
        this.data = data;
    }

    /**
     * What is known of them. All keys are those of today.
     *
     * @param own keys that the application's own settings have
     * @param names what this version of Flink calls those that have another name today, by their names of today
     * @param program what the program's code has set that differs from what was decided
     */
    public record Origins(Collection<String> own, Map<String, String> names, List<OfProgram> program) {

        /** What the program's code has set without effect, by key. */
        public Map<String, String> overridden() {
            Map<String, String> without = new TreeMap<>();
            program.stream()
                    .filter(OfProgram::overridden)
                    .forEach(setting -> without.put(setting.key(), setting.value()));
            return without;
        }
    }

    /**
     * A setting in a program's code.
     *
     * @param key as the program's version of Flink calls it
     * @param overridden whether it has no effect
     */
    public record OfProgram(String key, String value, boolean overridden) {}

    /** Empty when there is no such application, or when it has no cluster. */
    public Optional<Origins> find(String applicationName) throws IOException {
        Optional<Application> application = registry.transact(tx -> tx.findApplication(applicationName));
        Optional<Incarnation> incarnation =
                application.flatMap(found -> registry.transact(tx -> tx.findIncarnation(found.uid())));
        if (application.isEmpty() || incarnation.isEmpty()) {
            return Optional.empty();
        }
        ApplicationVersion version = application.get().version();
        return Optional.of(new Origins(
                ReservedProperties.ofFlink(version.runtimeEnvironment(), version.configuration())
                        .underPresentNames()
                        .keySet(),
                SettingNames.differing(version.runtimeEnvironment()),
                ofProgram(data.incarnation(application.get(), incarnation.get().id()))));
    }

    private static List<OfProgram> ofProgram(Path incarnationFolder) throws IOException {
        List<OfProgram> settings = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(incarnationFolder.resolve(PROGRAM_SETTINGS))) {
                String[] words = line.split("\t", 3);
                settings.add(new OfProgram(words[1], words[2], words[0].equals("overridden")));
            }
        } catch (NoSuchFileException notYet) {
            return List.of();
        }
        return settings;
    }
}
