package dev.drey.registry;

import static dev.drey.testing.Examples.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Code;
import dev.drey.model.CodeLocation;
import dev.drey.model.InlineCode;
import dev.drey.model.MaintenanceWindow;
import dev.drey.registry.sqlite.SqliteRegistry;
import dev.drey.testing.Examples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
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

    /** What Drey adds to the model must leave the registries that are there readable. */
    @Test
    void applicationWrittenBeforeTheModelGrewIsReadAndCanBeSaved() throws Exception {
        insertApplication(resource("first-application.json"));

        Application first = find("clicks");
        MaintenanceWindow chosen = new MaintenanceWindow(LocalTime.of(1, 0));
        registry.change(tx -> {
            tx.save(first.withMaintenanceWindow(chosen, NOON));
        });

        assertThat(first)
                .usingRecursiveComparison()
                .ignoringFields("maintenanceWindow")
                .isEqualTo(Examples.application("clicks"));
        assertThat(first.maintenanceWindow()).isNull();
        assertThat(find("clicks").maintenanceWindow()).isEqualTo(chosen);
    }

    @Test
    void eitherKindOfCodeIsReadBackAsItWas() {
        Application application = Examples.application("clicks");
        ApplicationVersion version = application.version();
        for (Code code : List.of(
                new InlineCode("ab", "cd", 7L),
                new CodeLocation("arn:aws:s3:::jobs", "clicks.jar", null).holding(null, "cd", 7))) {
            Application written = application.withVersion(
                    version.next(
                            version.asChanged()
                                    .withConfiguration(version.configuration().withCode(code)),
                            NOON),
                    "token");
            registry.change(tx -> {
                tx.save(written);
            });

            assertThat(find("clicks")).isEqualTo(written);
        }
    }

    private Application find(String name) {
        return registry.transact(tx -> tx.findApplication(name).orElseThrow());
    }

    private void insertApplication(String document) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("registry.db"));
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO application (uid, name, status, document) VALUES ('uid-clicks', 'clicks', 'READY', ?)")) {
            insert.setString(1, document);
            insert.executeUpdate();
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SqliteRegistryTest.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
