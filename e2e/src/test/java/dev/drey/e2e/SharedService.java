package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationSummary;

/**
 * Gives tests one service for all of them, which ends after the last test class. Each test must have deleted its
 * applications; one that is left over fails it, and so does a Flink process.
 */
final class SharedService implements ParameterResolver, AfterEachCallback, TestExecutionExceptionHandler {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(SharedService.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DreyService.class;
    }

    @Override
    public DreyService resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return of(context);
    }

    private static DreyService of(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent("service", key -> DreyService.start("shared"), DreyService.class);
    }

    /** Whatever failed, the service's log belongs to it. */
    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        throw new AssertionError(failure.getMessage() + "\n" + of(context).tail(), failure);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        DreyService service = of(context);
        if (!service.isAlive()) {
            service.up();
        }
        List<String> applications =
                service.clients().analytics().listApplications(request -> {}).applicationSummaries().stream()
                        .map(ApplicationSummary::applicationName)
                        .toList();
        // So that the next test begins with a clean slate.
        applications.forEach(name -> TestApplication.existing(service, name).close());
        assertThat(applications).as("applications left by the test").isEmpty();
        List<String> processes = Processes.commandLines(Processes.flinkOf(service.data()));
        assertThat(processes).as("Flink processes left by the test").isEmpty();
    }
}
