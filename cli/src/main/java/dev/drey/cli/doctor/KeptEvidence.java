package dev.drey.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.cli.apps.CommandFailure;
import dev.drey.diagnosis.collect.ApplicationSource;
import dev.drey.diagnosis.collect.EvidenceCollector;
import dev.drey.diagnosis.collect.LostTaskManagers;
import dev.drey.diagnosis.collect.Recording;
import dev.drey.diagnosis.collect.RestSource;
import dev.drey.diagnosis.collect.ZipSource;
import dev.drey.diagnosis.evidence.Evidence;
import dev.drey.diagnosis.evidence.Home;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
                return of(Recording.parse(json).looks(), job, null, file);
            }
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ApplicationBundle bundle = new ApplicationBundle(zip);
            Optional<Home> home = HomeFacts.of(bundle);
            return home.isEmpty()
                    ? of(ZipSource.looks(zip), job, null, file)
                    : ofApplication(bundle, ZipSource.find(zip), home.get(), job, file);
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

    /** Of an application the service kept more than Flink did: logs, also when no cluster was there, and what is gone. */
    private static List<Evidence> ofApplication(
            ApplicationBundle bundle, List<RestSource> flink, Home home, @Nullable String job, Path file)
            throws IOException {
        List<RestSource> looks = new ArrayList<>();
        for (RestSource look : flink) {
            looks.add(new ApplicationSource(look, bundle, home.application(), look::readAt));
        }
        if (looks.isEmpty()) {
            looks.add(new ApplicationSource(null, bundle, home.application(), bundle::writtenAt));
        }
        JsonNode lost = bundle.json("observed/lost-task-managers");
        return of(looks, job, home, file).stream()
                .map(evidence -> LostTaskManagers.add(lost, evidence))
                .toList();
    }

    private static List<Evidence> of(List<RestSource> looks, @Nullable String job, @Nullable Home home, Path file)
            throws IOException {
        if (looks.isEmpty()) {
            throw new CommandFailure(file + " holds no look at a cluster.");
        }
        List<Evidence> all = new ArrayList<>();
        RestSource last = looks.get(looks.size() - 1);
        boolean knowsJobs = home == null || last.json("/jobs/overview").isPresent();
        for (String id : knowsJobs ? Jobs.toExamine(last, job) : List.<String>of()) {
            all.add(EvidenceCollector.looks(looks, id, home));
        }
        return all.isEmpty() ? List.of(EvidenceCollector.looks(looks, null, home)) : all;
    }
}
