package dev.drey.control;

import dev.drey.config.DataFolder;
import dev.drey.model.Application;
import dev.drey.model.Code;
import dev.drey.model.CodeLocation;
import dev.drey.model.InlineCode;
import dev.drey.objectstore.ObjectStore;
import dev.drey.objectstore.ObjectStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipException;

/**
 * The programs of applications. Code is fetched once, when it is first started, and kept: as on AWS, new bytes under an
 * old key are not picked up until an update names the key again.
 */
final class ProgramStore {

    private final DataFolder data;
    private final ObjectStore objects;

    ProgramStore(DataFolder data, ObjectStore objects) {
        this.data = data;
        this.objects = objects;
    }

    /** A program at hand. */
    record Program(Path jar, String mainClass) {}

    /** @throws LaunchFailedException when the object is not there or is not a program */
    Program get(Application application) throws LaunchFailedException {
        Code code = application.version().configuration().code();
        if (code instanceof InlineCode inline) {
            return kept(InlineCodeFiles.file(data, application, inline));
        }
        return fetched(application, (CodeLocation) code);
    }

    private static Program kept(Path jar) throws LaunchFailedException {
        try {
            return new Program(jar, mainClass(jar, "The application's ZipFileContent"));
        } catch (IOException failure) {
            throw new LaunchFailedException(
                    "The application's code could not be read: " + failure.getMessage()
                            + ". Update the application with its code once more.",
                    failure);
        }
    }

    private Program fetched(Application application, CodeLocation code) throws LaunchFailedException {
        Path jar = data.application(application).resolve("code").resolve(Identifiers.hash(code.toString()) + ".jar");
        String origin = "s3://" + code.bucket() + "/" + code.fileKey();
        try {
            if (!Files.exists(jar)) {
                Files.createDirectories(jar.getParent());
                objects.fetch(code.bucket(), code.fileKey(), code.objectVersion(), jar);
            }
            return new Program(jar, mainClass(jar, origin));
        } catch (ObjectStoreException failure) {
            throw new LaunchFailedException(
                    "The application's code could not be read: " + failure.getMessage(), failure);
        } catch (IOException failure) {
            throw new LaunchFailedException(
                    "The application's code in " + origin + " could not be kept in " + jar + ": " + failure.getMessage()
                            + ". Check that the disk has room.",
                    failure);
        }
    }

    private static String mainClass(Path jar, String origin) throws IOException, LaunchFailedException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            String named =
                    manifest == null ? null : manifest.getMainAttributes().getValue("program-class");
            if (named == null && manifest != null) {
                named = manifest.getMainAttributes().getValue("Main-Class");
            }
            if (named == null) {
                throw new LaunchFailedException(
                        origin + " names no main class. Build the jar with a Main-Class entry in its manifest.");
            }
            return named.strip();
        } catch (ZipException notAJar) {
            throw new LaunchFailedException(
                    origin + " is not a jar: " + notAJar.getMessage() + ". Upload the program's jar file.", notAJar);
        }
    }
}
