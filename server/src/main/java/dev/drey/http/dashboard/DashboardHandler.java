package dev.drey.http.dashboard;

import dev.drey.control.Clusters;
import dev.drey.model.Incarnation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.util.URIUtil;
import org.eclipse.jetty.util.UrlEncoded;
import org.jspecify.annotations.Nullable;

/**
 * Shows what is below {@code /flinkdashboard/NAME/}: Flink's web page and REST API of that application, to read only, for
 * those that come with a link in the URL or a session in a cookie.
 */
public final class DashboardHandler extends Handler.Abstract {

    private static final String COOKIE = "drey-dashboard";
    private static final String LOOPBACK = "127.0.0.1";

    private final DashboardAccess access;
    private final Clusters clusters;
    private @Nullable FlinkProxy proxy;

    /** @param clusters is asked with each request */
    public DashboardHandler(DashboardAccess access, Clusters clusters) {
        this.access = access;
        this.clusters = clusters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String decoded = request.getHttpURI().getDecodedPath();
        Optional<DashboardPath> path = decoded == null ? Optional.empty() : DashboardPath.find(decoded);
        path.ifPresent(found -> answer(found, request, response, callback));
        return path.isPresent();
    }

    private void answer(DashboardPath path, Request request, Response response, Callback callback) {
        Fields query = Request.extractQueryParameters(request);
        Admission admission = access.admit(path.application(), query.getValue(DashboardPath.TOKEN), cookie(request));
        if (admission instanceof Admission.Refused refused) {
            Pages.text(response, callback, HttpStatus.FORBIDDEN_403, refused.why());
        } else if (!path.isReadBy(request.getMethod())) {
            Pages.flinkError(
                    response,
                    callback,
                    HttpStatus.FORBIDDEN_403,
                    "The dashboard is to look at. Use the AWS API or `drey` to change the application "
                            + path.application() + ", for instance StopApplication.");
        } else if (path.inFlink().isEmpty()) {
            String rest = request.getHttpURI().getQuery();
            Response.sendRedirect(
                    request,
                    response,
                    callback,
                    DashboardPath.root(path.application()) + (rest == null ? "" : "?" + rest));
        } else if (admission instanceof Admission.Granted granted) {
            show(path, granted, query, request, response, callback);
        }
    }

    private void show(
            DashboardPath path,
            Admission.Granted granted,
            Fields query,
            Request request,
            Response response,
            Callback callback) {
        Optional<Incarnation> incarnation = clusters.findIncarnation(path.application());
        if (incarnation.isEmpty()
                || !incarnation.get().applicationUid().equals(granted.session().uid())) {
            Pages.text(
                    response,
                    callback,
                    HttpStatus.SERVICE_UNAVAILABLE_503,
                    "The application " + path.application() + " is not running, so that Flink has no dashboard of it."
                            + " Start it with StartApplication, then ask for a new URL.");
            return;
        }
        if (granted.isNew()) {
            Response.addCookie(response, newCookie(path, granted.session()));
        }
        // The link must not travel on to wherever Flink's page points.
        response.getHeaders().put("Referrer-Policy", "no-referrer");
        proxy().forward(path, target(path, incarnation.get().restPort(), query), request, response, callback);
    }

    private HttpCookie newCookie(DashboardPath path, Ticket session) {
        return HttpCookie.build(COOKIE, access.seal(session))
                .path(DashboardPath.root(path.application()))
                .httpOnly(true)
                .sameSite(HttpCookie.SameSite.STRICT)
                .maxAge(access.left(session).toSeconds())
                .build();
    }

    /** Made anew from what was checked, so that nothing else is sent. */
    private static HttpURI target(DashboardPath path, int port, Fields query) {
        Fields kept = new Fields(true);
        query.stream()
                .filter(field -> !field.getName().equals(DashboardPath.TOKEN))
                .forEach(kept::put);
        HttpURI.Mutable target =
                HttpURI.build().scheme("http").host(LOOPBACK).port(port).path(URIUtil.encodePath(path.inFlink()));
        return kept.getSize() == 0
                ? target
                : target.query(UrlEncoded.encode(kept.toMultiMap(), StandardCharsets.UTF_8, true));
    }

    private static @Nullable String cookie(Request request) {
        return Request.getCookies(request).stream()
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Made when first needed, as an HTTP client costs threads, and most services are never looked at. */
    private synchronized FlinkProxy proxy() {
        if (proxy == null) {
            FlinkProxy made = new FlinkProxy();
            made.setServer(getServer());
            addManaged(made);
            proxy = made;
        }
        return proxy;
    }
}
