package dev.drey.control;

import dev.drey.cluster.OwnSettings;
import dev.drey.config.DataFolder;
import dev.drey.model.Application;
import dev.drey.model.ApplicationVersion;
import dev.drey.model.Incarnation;
import dev.drey.registry.Registry;
import dev.drey.state.StateFiles;
import dev.drey.state.StateFolder;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the state of applications lies: each has a folder of its own, which no other shares, in the data folder or where its
 * settings say. An update may change the place; what was written before stays where it is until nothing needs it.
 */
final class StatePlaces {

    private final Registry registry;
    private final DataFolder data;
    private final StateFiles files;

    StatePlaces(Registry registry, DataFolder data, StateFiles files) {
        this.registry = registry;
        this.data = data;
        this.files = files;
    }

    /** Where jobs of this version of the application write. */
    StateFolder of(Application application, ApplicationVersion version) {
        OwnSettings own = ReservedProperties.ofFlink(version.runtimeEnvironment(), version.configuration());
        return new StateFolder(
                files,
                own.findCheckpointDirectory()
                        .map(directory -> folder(application, directory))
                        .orElseGet(() -> local(application)),
                own.findSavepointDirectory()
                        .map(directory -> folder(application, directory))
                        .orElseGet(() -> local(application)));
    }

    /** Where the job of the incarnation writes, which may be one of a former version. */
    StateFolder of(Application application, Incarnation incarnation) {
        return of(
                application,
                registry.transact(tx -> tx.findVersion(application.uid(), incarnation.versionId()))
                        .orElse(application.version()));
    }

    /** Everywhere where the application has or had state. */
    List<StateFolder> all(Application application) {
        return Stream.concat(
                        Stream.of(application.version()),
                        registry.transact(tx -> tx.listVersions(application.uid())).stream())
                .map(version -> of(application, version))
                .distinct()
                .toList();
    }

    private String folder(Application application, String directory) {
        return directory + '/' + data.state(application).getFileName();
    }

    private String local(Application application) {
        return withoutSlash(data.state(application).toUri().toString());
    }

    private static String withoutSlash(String uri) {
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
