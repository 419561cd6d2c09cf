package dev.drey.http.operations;

import dev.drey.control.Control;
import dev.drey.http.Operation;
import java.util.List;
import java.util.stream.Stream;

/** The operations that Drey offers. One that is missing here is answered as not available yet. */
public final class ApiOperations {

    private ApiOperations() {}

    /** All of them, by name; those that only SQL applications had come last. */
    public static List<Operation<?, ?>> all(Control control) {
        return Stream.concat(
                        ofFlinkApplications(control).stream(), SqlOnlyOperation.all(control.applications()).stream())
                .toList();
    }

    private static List<Operation<?, ?>> ofFlinkApplications(Control control) {
        return List.of(
                new CreateApplication(control.applications()),
                new CreateApplicationSnapshot(control.snapshots()),
                new DeleteApplication(control.lifecycle()),
                new DeleteApplicationSnapshot(control.snapshots()),
                new DescribeApplication(control.applications()),
                new DescribeApplicationOperation(control.operations()),
                new DescribeApplicationSnapshot(control),
                new DescribeApplicationVersion(control.versions()),
                new ListApplicationOperations(control.operations()),
                new ListApplicationSnapshots(control),
                new ListApplicationVersions(control.versions()),
                new ListApplications(control.applications()),
                new ListTagsForResource(control.applications()),
                new StartApplication(control.lifecycle()),
                new StopApplication(control.lifecycle()),
                new TagResource(control.tags()),
                new UntagResource(control.tags()),
                new UpdateApplicationMaintenanceConfiguration(control.maintenance()));
    }
}
