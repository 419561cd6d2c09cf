package dev.drey.http.operations;

import dev.drey.control.Control;
import dev.drey.http.Operation;
import dev.drey.http.dashboard.DashboardLinks;
import java.util.List;

/** The operations that Drey offers. One that is missing here is answered as not available yet. */
public final class ApiOperations {

    private ApiOperations() {}

    /** All of them, by name. */
    public static List<Operation<?, ?>> all(Control control, DashboardLinks dashboards) {
        return List.of(
                new CreateApplication(control.applications()),
                new CreateApplicationPresignedUrl(control.clusters(), dashboards),
                new CreateApplicationSnapshot(control.snapshots()),
                new DeleteApplication(control.lifecycle()),
                new DeleteApplicationSnapshot(control.snapshots()),
                new DescribeApplication(control.applications()),
                new DescribeApplicationOperation(control.operations()),
                new DescribeApplicationSnapshot(control),
                new ListApplicationOperations(control.operations()),
                new ListApplicationSnapshots(control),
                new ListApplications(control.applications()),
                new ListTagsForResource(control.applications()),
                new StartApplication(control.lifecycle()),
                new StopApplication(control.lifecycle()));
    }
}
