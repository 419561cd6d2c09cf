package dev.drey.programs.depot;

import java.net.URI;
import java.nio.file.Path;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;

/** Found by Flink as a service. */
public final class DepotFactory implements FileSystemFactory {

    private static final ConfigOption<String> CONDITIONS =
            ConfigOptions.key("depot.conditions").stringType().defaultValue("/nonexistent");

    private Path conditions = Path.of(CONDITIONS.defaultValue());

    @Override
    public String getScheme() {
        return "depot";
    }

    @Override
    public void configure(Configuration configuration) {
        conditions = Path.of(configuration.get(CONDITIONS));
    }

    @Override
    public FileSystem create(URI uri) {
        return new DepotFileSystem(new Conditions(conditions));
    }
}
