package dev.drey.programs.audit.verify;

/**
 * When and by whom a line was emitted.
 *
 * @param millis since the epoch, by the clock of the machine that emitted it
 * @param incarnation id of the job; a new one for each cluster that the service gives the application
 * @param task which of the parallel tasks, from 0
 * @param attempt how often Flink has restarted this task within the incarnation, from 0
 */
public record Stamp(long millis, String incarnation, int task, int attempt) {

    private static final int FIELDS = 4;

    /** The same writer at another time. */
    public Stamp at(long moment) {
        return new Stamp(moment, incarnation, task, attempt);
    }

    /** The line with this stamp before it. */
    public String before(String line) {
        return millis + "," + incarnation + "," + task + "," + attempt + "," + line;
    }

    /**
     * A line and its stamp.
     *
     * @param rest without the stamp
     */
    public record Stamped(Stamp stamp, String rest) {}

    /** Takes the stamp off a line; an IllegalArgumentException names a line that has none. */
    public static Stamped split(String line) {
        String[] fields = line.split(",", FIELDS + 1);
        if (fields.length <= FIELDS) {
            throw new IllegalArgumentException("Not a stamped line: '%s'".formatted(line));
        }
        try {
            Stamp stamp = new Stamp(
                    Long.parseLong(fields[0]), fields[1], Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
            return new Stamped(stamp, fields[FIELDS]);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Not a stamped line: '%s'".formatted(line), e);
        }
    }
}
