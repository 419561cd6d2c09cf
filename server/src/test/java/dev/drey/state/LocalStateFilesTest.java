package dev.drey.state;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class LocalStateFilesTest implements StateFilesContract {

    @TempDir
    Path root;

    @Override
    public StateFiles files() {
        return new LocalStateFiles();
    }

    @Override
    public String folder() {
        return StateLocation.plain(root.toUri().toString());
    }

    @Override
    public void put(String location, String content) throws IOException {
        Path file = Path.of(URI.create(location));
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
