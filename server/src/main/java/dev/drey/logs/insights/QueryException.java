package dev.drey.logs.insights;

/** A query that cannot be read. The message says where and why. */
public final class QueryException extends Exception {

    private static final long serialVersionUID = 1;

    QueryException(String message) {
        super(message);
    }
}
