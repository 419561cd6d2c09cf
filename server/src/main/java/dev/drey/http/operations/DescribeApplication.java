package dev.drey.http.operations;

import dev.drey.control.Applications;
import dev.drey.control.JobPlans;
import dev.drey.http.Operation;
import dev.drey.model.Application;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationRequest;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.DescribeApplicationResponse;

/** Tells everything about one application. */
final class DescribeApplication implements Operation<DescribeApplicationRequest, DescribeApplicationResponse> {

    private final Applications applications;
    private final JobPlans plans;

    DescribeApplication(Applications applications, JobPlans plans) {
        this.applications = applications;
        this.plans = plans;
    }

    @Override
    public String name() {
        return "DescribeApplication";
    }

    @Override
    public DescribeApplicationRequest.Builder requestBuilder() {
        return DescribeApplicationRequest.builder();
    }

    @Override
    public DescribeApplicationResponse handle(DescribeApplicationRequest request) {
        Application application = applications.get(request.applicationName());
        ApplicationDetail described = ApplicationWriter.detail(application);
        ApplicationDetail detail = described;
        if (Boolean.TRUE.equals(request.includeAdditionalDetails())) {
            detail = plans.find(application)
                    .map(plan -> ApplicationWriter.withJobPlan(described, plan))
                    .orElse(described);
        }
        return DescribeApplicationResponse.builder().applicationDetail(detail).build();
    }
}
