package dev.drey.registry;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.registry.sqlite.SqliteRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteRegistryTest extends RegistryContract {

    @TempDir
    Path folder;

    private Registry registry;

    @BeforeEach
    void open() {
        registry = SqliteRegistry.open(folder.resolve("registry.db"));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Override
    Registry registry() {
        return registry;
    }

    @Override
    Registry reopened() {
        registry.close();
        return SqliteRegistry.open(folder.resolve("registry.db"));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsSaidInPlainWords() {
        assertThatThrownBy(() -> SqliteRegistry.open(folder.resolve("missing/registry.db")))
                .isInstanceOf(RegistryUnavailableException.class)
                .hasMessageContaining("registry.db cannot be used");
    }
}
