package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.model.ApplicationConfiguration;
import dev.drey.model.ApplicationStatus;
import dev.drey.model.ApplicationVersion;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Creates applications and finds them. */
public final class Applications {

    private static final Pattern APPLICATION_ARN =
            Pattern.compile("arn:[^:]+:kinesisanalytics:[^:]*:[^:]*:application/(?<name>[a-zA-Z0-9_.-]+)");

    private final Registry registry;
    private final ConfigurationCheck check;
    private final InlineCodeFiles inlineCode;
    private final Identifiers identifiers;
    private final InstantSource clock;
    private final String arnPrefix;

    /** @param arnPrefix what the ARN of an application has before its name */
    Applications(
            Registry registry,
            ConfigurationCheck check,
            InlineCodeFiles inlineCode,
            Identifiers identifiers,
            InstantSource clock,
            String arnPrefix) {
        this.registry = registry;
        this.check = check;
        this.inlineCode = inlineCode;
        this.identifiers = identifiers;
        this.clock = clock;
        this.arnPrefix = arnPrefix;
    }

    /** The new application, ready to be started. */
    public Application create(NewApplication wanted) {
        Quotas.check(wanted);
        ApplicationConfiguration configuration =
                check.require(wanted.runtimeEnvironment(), wanted.configuration(), null);
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        ApplicationVersion version = new ApplicationVersion(
                1,
                wanted.description(),
                wanted.runtimeEnvironment(),
                wanted.serviceExecutionRole(),
                configuration,
                wanted.loggingOptions(),
                now,
                null);
        Application application = new Application(
                wanted.name(),
                identifiers.applicationUid(),
                arnPrefix + wanted.name(),
                now,
                now,
                ApplicationStatus.READY,
                version,
                identifiers.conditionalToken(),
                null,
                wanted.tags(),
                null);
        Path upload = inlineCode.receive(wanted.inlineCode());
        try {
            registry.change(tx -> {
                requireFree(tx, application.name());
                inlineCode.place(application, configuration.code(), upload);
                tx.save(application);
            });
        } finally {
            inlineCode.discard(upload);
        }
        return application;
    }

    private static void requireFree(RegistryTransaction tx, String name) {
        if (tx.findApplication(name).isPresent()) {
            throw new ApiException(
                    ApiErrorCode.RESOURCE_IN_USE,
                    "Application " + name + " already exists. Choose another name or delete it first.");
        }
    }

    /** The application of that name, as it stands. */
    public Application get(String name) {
        return registry.transact(tx -> get(tx, name));
    }

    /** The application of that ARN, as it stands. */
    public Application getByArn(String arn) {
        return registry.transact(tx -> getByArn(tx, arn));
    }

    Application getByArn(RegistryTransaction tx, String arn) {
        Matcher parts = APPLICATION_ARN.matcher(arn);
        if (!parts.matches()) {
            throw new ApiException(
                    ApiErrorCode.INVALID_ARGUMENT,
                    arn + " is not the ARN of an application, which looks like " + arnPrefix + "NAME.");
        }
        return tx.findApplication(parts.group("name"))
                .filter(application -> application.arn().equals(arn))
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.RESOURCE_NOT_FOUND,
                        "There is no application with the ARN " + arn + ". ListApplications shows those there are."));
    }

    /**
     * Up to {@code limit} applications in the order of their names.
     *
     * @param after the name to begin after, empty for the beginning
     */
    public List<Application> list(String after, int limit) {
        return registry.transact(tx -> tx.listApplications(after, limit));
    }

    static Application get(RegistryTransaction tx, String name) {
        return tx.findApplication(name)
                .orElseThrow(() -> new ApiException(
                        ApiErrorCode.RESOURCE_NOT_FOUND,
                        "There is no application named " + name + ". ListApplications shows those there are."));
    }
}
