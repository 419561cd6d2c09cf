package dev.drey.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MainRunTest {

    private static final CountDownLatch LATER = new CountDownLatch(1);

    private final JobGate gate = new JobGate();

    /** Waits for something that does not come. */
    public static final class Waiting {

        /** Takes no arguments. */
        public static void main(String[] args) throws InterruptedException {
            LATER.await();
        }
    }

    /** So that other tests in this JVM may have environments of their own again. */
    @AfterEach
    void leave() {
        StreamContextEnvironment.unsetAsContext();
    }

    private MainRun run(Class<?> program, Duration patience) {
        Configuration configuration = new Configuration();
        configuration.set(DeploymentOptions.TARGET, "embedded");
        configuration.set(DeploymentOptions.ATTACHED, false);
        MainRun run =
                MainRun.of(program.getName(), gate, configuration, getClass().getClassLoader());
        run.await(patience);
        return run;
    }

    @Test
    void jobOfMainIsHeld() {
        MainRun run = run(Programs.Simple.class, Duration.ofMinutes(1));

        assertThat(run.findFailure()).isEmpty();
        assertThat(gate.findJob()).isPresent();
    }

    @Test
    void whatMainThrowsIsKeptAlsoWhereItIsAnError() {
        assertThat(run(Programs.Throwing.class, Duration.ofMinutes(1)).findFailure())
                .hasValueSatisfying(failure -> assertThat(failure).hasMessage("no pipeline"));
        assertThat(run(Programs.OutOfLuck.class, Duration.ofMinutes(1)).findFailure())
                .hasValueSatisfying(failure -> assertThat(failure).isInstanceOf(NoClassDefFoundError.class));
        assertThat(gate.findJob()).isEmpty();
    }

    @Test
    void mainThatDoesNotReturnIsFoundWhereItWaits() {
        MainRun run = run(Waiting.class, Duration.ofMillis(300));

        assertThat(run.isUnderWay()).isTrue();
        assertThat(run.frames()).contains("CountDownLatch.await");
        LATER.countDown();
    }
}
