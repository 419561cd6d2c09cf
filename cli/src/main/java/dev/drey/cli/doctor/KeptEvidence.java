package dev.drey.cli.doctor;

import dev.drey.cli.apps.CommandFailure;
import dev.drey.diagnosis.collect.EvidenceCollector;
import dev.drey.diagnosis.collect.Recording;
import dev.drey.diagnosis.collect.RestSource;
import dev.drey.diagnosis.collect.ZipSource;
import dev.drey.diagnosis.evidence.Evidence;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** Evidence that somebody kept in a file. */
final class KeptEvidence {

    private KeptEvidence() {}

    /** @param job only this one; null for all that have not ended in order */
    static List<Evidence> of(Path file, @Nullable String job) throws IOException {
        if (isJson(file)) {
            try (InputStream json = Files.newInputStream(file)) {
                return of(Recording.parse(json).looks(), job, file);
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return of(ZipSource.looks(zip), job, file);
        } catch (ZipException noZip) {
            throw new CommandFailure(
                    file + " is neither a support bundle (zip) nor a recording (JSON): " + noZip.getMessage());
        }
    }

    private static boolean isJson(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return content.read() == '{';
        }
    }

    private static List<Evidence> of(List<RestSource> looks, @Nullable String job, Path file) throws IOException {
        if (looks.isEmpty()) {
            throw new CommandFailure(file + " holds no look at a cluster.");
        }
        List<Evidence> all = new ArrayList<>();
        for (String id : Jobs.toExamine(looks.get(looks.size() - 1), job)) {
            all.add(EvidenceCollector.looks(looks, id, null));
        }
        return all.isEmpty() ? List.of(EvidenceCollector.looks(looks, null, null)) : all;
    }
}
