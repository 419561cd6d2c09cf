package dev.drey.programs.gallery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Serializable;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A client of a service elsewhere, of the simple kind: one connection, one question at a time, no limit of time. A question
 * is a line of a word and a number of milliseconds that the answer may take; the answer is a line.
 */
final class RemoteService implements Serializable {

    /** The answer when all is well. */
    static final String DONE = "done";

    private static final long serialVersionUID = 1;
    private static final int TO_CONNECT_MILLIS = 2000;

    private final String address;
    private transient @Nullable Connection connection;

    /** @param address host and port */
    RemoteService(String address) {
        this.address = address;
    }

    /** What is kept open between questions. */
    private record Connection(Socket socket, PrintWriter out, BufferedReader in) {}

    /** @throws IOException when the service cannot be reached, or hangs up */
    String ask(String word, long millis) throws IOException {
        Connection open = connection();
        open.out().println(word + " " + millis);
        String answer = open.in().readLine();
        if (answer == null) {
            close();
            throw new IOException("Connection closed by " + address);
        }
        return answer;
    }

    private Connection connection() throws IOException {
        Connection known = connection;
        if (known != null) {
            return known;
        }
        int colon = address.lastIndexOf(':');
        Socket socket = new Socket();
        socket.connect(
                new InetSocketAddress(address.substring(0, colon), Integer.parseInt(address.substring(colon + 1))),
                TO_CONNECT_MILLIS);
        Connection fresh = new Connection(
                socket,
                new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8),
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        connection = fresh;
        return fresh;
    }

    void close() {
        Connection known = connection;
        connection = null;
        if (known != null) {
            try {
                known.socket().close();
            } catch (IOException alreadyGone) {
                return;
            }
        }
    }
}
