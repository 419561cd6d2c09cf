package dev.drey.http.dashboard;

import dev.drey.model.Application;
import java.net.URI;
import java.time.Duration;
import java.util.function.Supplier;

/** Makes the URLs that open dashboards. */
public final class DashboardLinks {

    private final DashboardAccess access;
    private final Supplier<URI> endpoint;

    /** @param endpoint where clients reach the service */
    public DashboardLinks(DashboardAccess access, Supplier<URI> endpoint) {
        this.access = access;
        this.endpoint = endpoint;
    }

    /** To be used within three minutes; everything that it opens ends when {@code session} has passed. */
    public URI create(Application application, Duration session) {
        return endpoint.get()
                .resolve(DashboardPath.root(application.name()) + "?" + DashboardPath.TOKEN + "="
                        + access.issueLink(application, session));
    }
}
