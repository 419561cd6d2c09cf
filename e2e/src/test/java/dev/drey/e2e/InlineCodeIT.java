package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationStatus;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.FlinkApplicationConfigurationDescription;

/** A program that no bucket has ever held. */
@ExtendWith(SharedService.class)
class InlineCodeIT {

    private static final String NAME = "inline";

    @Test
    void programThatCameWithTheRequestRunsAndIsUpdatedAndOutlivesTheService(DreyService service) throws Exception {
        createFrom(service, Program.HEADSTRONG);
        try (TestApplication application = TestApplication.existing(service, NAME)) {
            application.run();
            FlinkApplicationConfigurationDescription flink = application
                    .analytics()
                    .describeApplication(r -> r.applicationName(NAME).includeAdditionalDetails(true))
                    .applicationDetail()
                    .applicationConfigurationDescription()
                    .flinkApplicationConfigurationDescription();
            assertThat(flink.jobPlanDescription()).startsWith("{").contains("\"nodes\":[", "numbers");

            service.kill();
            service.up();
            updateTo(application, Program.MIXED);
            application.flink().awaitFullyRunning();

            assertThat(size(application.describe())).isEqualTo(Files.size(Program.MIXED.jar()));
            assertThat(application.snapshots()).hasSize(1);
        }
        try (Stream<Path> folders = Files.list(service.data().resolve("applications"))) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .noneMatch(folder -> folder.startsWith(NAME));
        }
    }

    private static SdkBytes bytes(Program program) throws IOException {
        return SdkBytes.fromByteArray(Files.readAllBytes(program.jar()));
    }

    private static void createFrom(DreyService service, Program program) throws IOException {
        SdkBytes bytes = bytes(program);
        ApplicationDetail created = service.clients()
                .analytics()
                .createApplication(Plan.of(Line.FLINK_1_20, program).request(NAME).toBuilder()
                        .applicationConfiguration(c -> c.applicationCodeConfiguration(code ->
                                code.codeContentType("ZIPFILE").codeContent(content -> content.zipFileContent(bytes))))
                        .build())
                .applicationDetail();
        assertThat(size(created)).isEqualTo(Files.size(program.jar()));
    }

    private static void updateTo(TestApplication application, Program program) throws IOException {
        SdkBytes bytes = bytes(program);
        application
                .analytics()
                .updateApplication(r -> r.applicationName(NAME)
                        .currentApplicationVersionId(1L)
                        .runConfigurationUpdate(run -> run.flinkRunConfiguration(f -> f.allowNonRestoredState(true)))
                        .applicationConfigurationUpdate(c -> c.applicationCodeConfigurationUpdate(
                                code -> code.codeContentUpdate(content -> content.zipFileContentUpdate(bytes)))));
        application.await(ApplicationStatus.RUNNING);
    }

    private static Long size(ApplicationDetail detail) {
        return detail.applicationConfigurationDescription()
                .applicationCodeConfigurationDescription()
                .codeContentDescription()
                .codeSize();
    }
}
