package dev.drey.http.dashboard;

/** Whether a request may see a dashboard. */
sealed interface Admission {

    /**
     * It may.
     *
     * @param session until when, and of which application
     * @param isNew whether the browser has to be given the session
     */
    record Granted(Ticket session, boolean isNew) implements Admission {}

    /** It may not; {@code why} is for the person to read. */
    record Refused(String why) implements Admission {}
}
