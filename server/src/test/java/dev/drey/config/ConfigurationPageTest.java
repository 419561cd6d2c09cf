package dev.drey.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ConfigurationPageTest {

    private static final Path PAGE = Path.of("../docs/configuration.md");

    @Test
    void theCommittedPageListsEverySettingAsItIs() throws IOException {
        String table = table();
        if (Boolean.getBoolean("drey.docs.write")) {
            String page = Files.readString(PAGE);
            Files.writeString(PAGE, page.substring(0, page.indexOf("| Key |")) + table);
        }

        assertThat(Files.readString(PAGE))
                .as("refresh it with: ./mvnw -pl server -am test -Dtest=ConfigurationPageTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -DargLine=-Ddrey.docs.write=true")
                .endsWith(table);
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| Key | Environment | Default | Meaning |\n|---|---|---|---|\n");
        for (Setting setting : Setting.values()) {
            table.append("| `%s` | `%s` | %s | %s |%n"
                    .formatted(
                            setting.key(),
                            setting.environmentVariable(),
                            setting.defaultValue().isEmpty() ? "" : "`" + setting.defaultValue() + "`",
                            setting.meaning()));
        }
        return table.toString();
    }
}
