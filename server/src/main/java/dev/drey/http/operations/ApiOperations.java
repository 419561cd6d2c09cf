package dev.drey.http.operations;

import dev.drey.control.Control;
import dev.drey.http.Operation;
import dev.drey.http.dashboard.DashboardLinks;
import java.util.List;
import java.util.stream.Stream;

/** The operations that Drey offers. One that is missing here is answered as not available yet. */
public final class ApiOperations {

    private ApiOperations() {}

    /** All of them, by name; those that only SQL applications had come last. */
    public static List<Operation<?, ?>> all(Control control, DashboardLinks dashboards) {
        return Stream.concat(
                        ofFlinkApplications(control, dashboards).stream(),
                        SqlOnlyOperation.all(control.applications()).stream())
                .toList();
    }

    private static List<Operation<?, ?>> ofFlinkApplications(Control control, DashboardLinks dashboards) {
        return List.of(
                new AddApplicationCloudWatchLoggingOption(control.updates()),
                new AddApplicationVpcConfiguration(control.updates()),
                new CreateApplication(control.applications()),
                new CreateApplicationPresignedUrl(control.clusters(), dashboards),
                new CreateApplicationSnapshot(control.snapshots()),
                new DeleteApplication(control.lifecycle()),
                new DeleteApplicationCloudWatchLoggingOption(control.updates()),
                new DeleteApplicationSnapshot(control.snapshots()),
                new DeleteApplicationVpcConfiguration(control.updates()),
                new DescribeApplication(control.applications(), control.jobPlans()),
                new DescribeApplicationOperation(control.operations()),
                new DescribeApplicationSnapshot(control),
                new DescribeApplicationVersion(control.versions()),
                new ListApplicationOperations(control.operations()),
                new ListApplicationSnapshots(control),
                new ListApplicationVersions(control.versions()),
                new ListApplications(control.applications()),
                new ListTagsForResource(control.applications()),
                new RollbackApplication(control.updates()),
                new StartApplication(control.lifecycle()),
                new StopApplication(control.lifecycle()),
                new TagResource(control.tags()),
                new UntagResource(control.tags()),
                new UpdateApplication(control.updates()),
                new UpdateApplicationMaintenanceConfiguration(control.maintenance()));
    }
}
