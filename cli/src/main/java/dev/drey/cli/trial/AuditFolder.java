package dev.drey.cli.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Where everything of an audit lies. */
public record AuditFolder(Path root) {

    /** The service's data folder. */
    public Path service() {
        return root.resolve("service");
    }

    /** Where the application writes. */
    public Path output() {
        return root.resolve("output");
    }

    /** Through which the application is told to fail or to end. */
    public Path control() {
        return root.resolve("control");
    }

    /** What the service keeps of applications, one folder for each; what is there after a deletion is left over. */
    public List<Path> applications() throws IOException {
        return Stream.concat(
                        children(service().resolve("applications")).stream(),
                        children(service().resolve("state")).stream())
                .toList();
    }

    /** The folders in which Flink makes checkpoints, one for each incarnation that is remembered. */
    public List<Path> checkpoints() throws IOException {
        return children(service().resolve("state")).stream()
                .map(state -> state.resolve("checkpoints"))
                .toList();
    }

    /** None where there is no such folder. */
    public static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        }
    }

    /** Makes one task fail. */
    public void failTask() throws IOException {
        tell("fail", "now");
    }

    /** @param number in each partition of the first order that is not to come */
    public void endAt(long number) throws IOException {
        tell("end", String.valueOf(number));
    }

    /** What was planned and not taken any more is not to surprise anybody. */
    public void forgetFailure() throws IOException {
        Files.deleteIfExists(control().resolve("fail"));
    }

    /** At once or not at all, because it is read all the time. */
    private void tell(String name, String what) throws IOException {
        Files.createDirectories(control());
        Path draft = control().resolve("." + name);
        Files.writeString(draft, what, StandardCharsets.UTF_8);
        Files.move(draft, control().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
