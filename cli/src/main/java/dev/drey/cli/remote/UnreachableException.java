package dev.drey.cli.remote;

import java.io.IOException;
import java.net.URI;

/** No service answers. */
public final class UnreachableException extends IOException {

    private static final long serialVersionUID = 1;

    private UnreachableException(String message) {
        super(message);
    }

    static UnreachableException nothingAnnounced(DataFolder folder) {
        return new UnreachableException("No service runs on " + folder.root() + ". " + remedy(folder));
    }

    static UnreachableException noAnswer(URI endpoint, DataFolder folder) {
        return new UnreachableException("No service answers at " + endpoint + ". " + remedy(folder));
    }

    private static String remedy(DataFolder folder) {
        return "Start one with `drey up --data " + folder.root() + "`, or name another with --endpoint or --data.";
    }
}
