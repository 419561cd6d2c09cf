package dev.drey.http.logs;

import dev.drey.control.ApiErrorCode;
import dev.drey.control.ApiException;
import dev.drey.logs.search.LogQueries;

/** How requests name queries. */
final class Queries {

    private Queries() {}

    /** @throws ApiException when there is none of that id */
    static LogQueries.Started get(LogQueries queries, String id) {
        return queries.find(id)
                .orElseThrow(
                        () -> new ApiException(
                                ApiErrorCode.RESOURCE_NOT_FOUND,
                                "There is no query " + id
                                        + ". The newest hundred are known, until the service ends; DescribeQueries lists them."));
    }
}
