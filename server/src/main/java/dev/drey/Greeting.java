package dev.drey;

import dev.drey.config.Settings;
import dev.drey.runtime.RuntimeStatus;
import java.util.stream.Collectors;

/** What a person sees when the service is up. */
final class Greeting {

    private Greeting() {}

    static String of(Settings settings, Service service) {
        String key =
                settings.accessKey() == null ? "drey" : settings.accessKey().id();
        return """
                Drey is up.
                  Endpoint   %s (AWS API and S3)
                  Page       %s/_drey/
                  Data       %s
                  Runtimes   %s
                Use it with any AWS client, in another terminal:
                  export AWS_ENDPOINT_URL=%s AWS_REGION=%s AWS_DEFAULT_REGION=%s
                  export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s
                  aws kinesisanalyticsv2 list-applications
                Ctrl-C ends the service and leaves applications running; `drey down` ends both.
                """.formatted(
                        service.uri(),
                        service.uri(),
                        settings.dataFolder(),
                        service.runtimes().stream().map(Greeting::runtime).collect(Collectors.joining(", ")),
                        service.uri(),
                        settings.region(),
                        settings.region(),
                        key,
                        settings.accessKey() == null ? "drey" : "...");
    }

    private static String runtime(RuntimeStatus status) {
        return status.environment().wireName() + " (Flink " + status.flinkVersion() + ", "
                + (status.installed() ? "installed" : "fetched on first use") + ")";
    }
}
