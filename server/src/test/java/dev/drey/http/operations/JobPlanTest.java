package dev.drey.http.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.drey.model.ApplicationStatus;
import dev.drey.model.Incarnation;
import dev.drey.testing.Examples;
import dev.drey.testing.FakeFlink;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The plan of a running job, which clients have to ask for. */
class JobPlanTest {

    private static final String PLAN = "{\"jid\":\"i1\",\"name\":\"clicks\",\"nodes\":[]}";

    private FakeFlink flink;
    private ApiServer server;

    @BeforeEach
    void start(@TempDir Path folder) throws Exception {
        flink = new FakeFlink();
        flink.answer("/jobs/i1/plan", "{\"plan\":" + PLAN + "}");
        server = new ApiServer(folder, false, port -> flink.rest());
        server.createIn(ApplicationStatus.RUNNING, "clicks");
        String uid = server.stored("clicks").uid();
        server.registry().change(tx -> tx.save(new Incarnation("i1", uid, 1, 1, 2, null, Examples.NOON)));
    }

    @AfterEach
    void stop() {
        server.close();
        flink.close();
    }

    private @Nullable String plan(@Nullable Boolean additional) {
        return server.client()
                .describeApplication(r -> r.applicationName("clicks").includeAdditionalDetails(additional))
                .applicationDetail()
                .applicationConfigurationDescription()
                .flinkApplicationConfigurationDescription()
                .jobPlanDescription();
    }

    @Test
    void isFlinksOwnAndOnlyThereWhenAskedFor() {
        assertThat(plan(true)).isEqualTo(PLAN);
        assertThat(plan(false)).isNull();
        assertThat(plan(null)).isNull();
    }

    @Test
    void isNotThereWhileTheApplicationDoesNotRun() {
        server.bring("clicks", ApplicationStatus.UPDATING);

        assertThat(plan(true)).isNull();
    }

    @Test
    void isNotThereWhenFlinkDoesNotAnswerOrDoesNotKnowTheJob() {
        flink.answer("/jobs/i1/plan", "not JSON");
        assertThat(plan(true)).isNull();

        flink.close();
        assertThat(plan(true)).isNull();
    }
}
