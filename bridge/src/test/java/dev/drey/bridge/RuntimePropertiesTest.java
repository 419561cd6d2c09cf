package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.kinesisanalytics.runtime.KinesisAnalyticsRuntime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Amazon's library, unmodified, with this module ahead of it on the class path. */
final class RuntimePropertiesTest {

    private static final Path FILE = Path.of("application_properties.json");

    @AfterEach
    void tearDown() throws IOException {
        Files.deleteIfExists(FILE);
    }

    @Test
    void libraryReadsTheGroupsOfItsWorkingDirectory() throws IOException {
        Files.writeString(FILE, """
                [{"PropertyGroupId": "orders", "PropertyMap": {"city": "Zürich"}},
                 {"PropertyGroupId": "empty", "PropertyMap": {}}]""", StandardCharsets.UTF_8);

        assertThat(KinesisAnalyticsRuntime.getApplicationProperties())
                .hasSize(2)
                .hasEntrySatisfying(
                        "orders", group -> assertThat(group.getProperty("city")).isEqualTo("Zürich"))
                .hasEntrySatisfying("empty", group -> assertThat(group).isEmpty());
    }

    @Test
    void applicationWithoutPropertiesHasNoGroups() throws IOException {
        assertThat(KinesisAnalyticsRuntime.getApplicationProperties()).isEmpty();
    }
}
