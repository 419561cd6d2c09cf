package dev.drey.http.signature;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.server.Request;

/** What a request has to pass before anything is done for it. */
@FunctionalInterface
public interface Gate {

    /** For a service without credentials: lets everything through. */
    Gate OPEN = (request, body) -> body;

    /**
     * Lets a request through or refuses it.
     *
     * @param body of the request, with nothing read yet
     * @return the body to go on with, to be closed by the caller
     * @throws dev.drey.control.ApiException when it is refused
     * @throws IOException if the client went away
     */
    InputStream admit(Request request, InputStream body) throws IOException;
}
