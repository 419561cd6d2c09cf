package dev.drey.logs;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Groups, streams and their events. Bounded: when a stream is full, its oldest events give way. What was appended survives
 * the death of the service; a power cut may take the last moments. Safe for use by several threads.
 */
public interface LogStore {

    /** In the order of their names. */
    List<LogGroup> listGroups();

    /** Empty when there is none of that name. */
    Optional<LogGroup> findGroup(String group);

    /** False when it is there already. */
    boolean createGroup(String group) throws IOException;

    /** With all its streams; false when there is none of that name. */
    boolean deleteGroup(String group) throws IOException;

    /**
     * False when there is no such group.
     *
     * @param days null for as long as there is room
     */
    boolean setRetention(String group, @Nullable Integer days) throws IOException;

    /** The streams of a group in the order of their names; none when there is no such group. */
    List<LogStream> listStreams(String group);

    /** Empty when there is none of that name. */
    Optional<LogStream> findStream(StreamName stream);

    /** False when it is there already. The group is made where it is missing. */
    boolean createStream(StreamName stream) throws IOException;

    /** False when there is none of that name. */
    boolean deleteStream(StreamName stream) throws IOException;

    /**
     * Adds events to a stream, which is made where it is missing: all of them and the marks, or nothing.
     *
     * @param marks how far sources of events have been read, by the source, to be found again with {@link #findMark};
     *     empty for events that come from nowhere
     */
    void append(StreamName stream, List<NewEvent> events, Map<String, String> marks) throws IOException;

    /** How far a source had been read when its events were last appended, to whichever stream. */
    Optional<String> findMark(String source);

    /** Drops the marks of sources that are no more, so that they are not carried along for ever. */
    void forgetMarks(Predicate<String> gone);

    /**
     * Hands over the events from {@code from} until before {@code to}, in the order in which they came in, which is nearly
     * that of their time. Nothing when there is no such stream.
     *
     * @param from in milliseconds since 1970
     */
    void read(StreamName stream, long from, long to, Reader reader) throws IOException;

    /** Takes events one by one. */
    @FunctionalInterface
    interface Reader {

        /** False when it wants no more. */
        boolean take(LogEvent event);
    }
}
