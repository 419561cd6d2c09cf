package dev.drey.http.logs;

import dev.drey.http.Operation;
import dev.drey.logs.LogStore;
import dev.drey.logs.search.LogQueries;
import java.time.InstantSource;
import java.util.List;

/** The operations of CloudWatch Logs that Drey offers. One that is missing here is answered as not available yet. */
public final class LogOperations {

    /** The name that clients sign for. */
    public static final String SIGNED_SERVICE = "logs";

    private LogOperations() {}

    /**
     * All of them, by name.
     *
     * @param arnPrefix of logs in this region and account, such as {@code arn:aws:logs:us-east-1:000000000000}
     */
    public static List<Operation<?, ?>> all(LogStore store, LogQueries queries, InstantSource clock, String arnPrefix) {
        Groups groups = new Groups(store, arnPrefix);
        return List.of(
                new CreateLogGroup(groups),
                new CreateLogStream(groups),
                new DeleteLogGroup(groups),
                new DeleteLogStream(groups),
                new DeleteRetentionPolicy(groups),
                new DescribeLogGroups(groups),
                new DescribeLogStreams(groups),
                new DescribeQueries(queries),
                new FilterLogEvents(groups),
                new GetLogEvents(groups),
                new GetQueryResults(queries),
                new PutLogEvents(groups, clock),
                new PutRetentionPolicy(groups),
                new StartQuery(groups, queries),
                new StopQuery(queries));
    }
}
