package dev.drey.http.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.drey.model.ApplicationStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationDetail;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ApplicationMaintenanceConfigurationDescription;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.InvalidArgumentException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceInUseException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.ResourceNotFoundException;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.UpdateApplicationMaintenanceConfigurationResponse;

/** Choosing a maintenance window. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MaintenanceOperationTest {

    private ApiServer server;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        server = new ApiServer(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private UpdateApplicationMaintenanceConfigurationResponse choose(String name, String start) {
        return server.client()
                .updateApplicationMaintenanceConfiguration(r -> r.applicationName(name)
                        .applicationMaintenanceConfigurationUpdate(
                                u -> u.applicationMaintenanceWindowStartTimeUpdate(start)));
    }

    private ApplicationDetail described(String name) {
        return server.client().describeApplication(r -> r.applicationName(name)).applicationDetail();
    }

    private static ApplicationMaintenanceConfigurationDescription window(String start, String end) {
        return ApplicationMaintenanceConfigurationDescription.builder()
                .applicationMaintenanceWindowStartTime(start)
                .applicationMaintenanceWindowEndTime(end)
                .build();
    }

    @ParameterizedTest
    @EnumSource(names = {"READY", "RUNNING"})
    void chosenWindowIsDescribedFromThenOn(ApplicationStatus status) {
        String name = "chosen-" + status;
        server.createIn(status, name);
        ApplicationDetail before = described(name);
        server.tick();

        UpdateApplicationMaintenanceConfigurationResponse answer = choose(name, "22:30");

        assertThat(answer.applicationARN()).isEqualTo(before.applicationARN());
        assertThat(answer.applicationMaintenanceConfigurationDescription()).isEqualTo(window("22:30", "06:30"));
        assertThat(described(name))
                .isEqualTo(before.toBuilder()
                        .applicationMaintenanceConfigurationDescription(window("22:30", "06:30"))
                        .lastUpdateTimestamp(described(name).lastUpdateTimestamp())
                        .build());
    }

    @Test
    void windowStaysWhenTheStatusChanges() {
        server.createIn(ApplicationStatus.READY, "staying");
        choose("staying", "00:00");

        server.client().startApplication(r -> r.applicationName("staying"));

        assertThat(described("staying").applicationMaintenanceConfigurationDescription())
                .isEqualTo(window("00:00", "08:00"));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"READY", "RUNNING"})
    void noWindowIsChosenWhileTheApplicationIsOnItsWay(ApplicationStatus status) {
        server.createIn(status, "moving-" + status);

        assertThatThrownBy(() -> choose("moving-" + status, "01:00"))
                .isInstanceOf(ResourceInUseException.class)
                .hasMessageContaining("is " + status + "; this needs READY or RUNNING.");
    }

    @Test
    void unknownApplicationIsNotFound() {
        assertThatThrownBy(() -> choose("nobody", "01:00")).isInstanceOf(ResourceNotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00", "9:00", "12:60", "12:00:00", "noon!"})
    void whatIsNoTimeOfDayIsRefused(String start) {
        server.createIn(ApplicationStatus.READY, "time-" + start.replaceAll("\\W", ""));

        assertThatThrownBy(() -> choose("time-" + start.replaceAll("\\W", ""), start))
                .isInstanceOf(InvalidArgumentException.class);
    }
}
