package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Job manager and task manager cannot reach each other for a while, and neither of them is dead. Packets between their ports
 * are led into a pipe that nobody reads, which takes root and Linux's traffic control.
 */
@ExtendWith(SharedService.class)
class NetworkCutIT {

    private static final Duration CUT = Duration.ofSeconds(15);
    private static final Pattern TASK_MANAGER_ADDRESS = Pattern.compile("@127\\.0\\.0\\.1:(\\d+)/");
    private static final String NOWHERE = "dreycut0";

    @Test
    @EnabledIfSystemProperty(named = "drey.tests", matches = "all")
    void nothingIsLostOrDoubledWhenTheTaskManagerIsOutOfReachForLongerThanTheTolerance(DreyService service)
            throws Exception {
        assumeTrue(canCut(), "needs root, tc and veth");
        String name = "cut";
        OrdersOutput output = new OrdersOutput(service, name);
        try (TestApplication application =
                TestApplication.create(service, name, Plan.orders(Line.FLINK_2_2, name + "/run"))) {
            Flink flink = application.run();
            long before = output.awaitExactlyOnceBeyond(0);
            Cluster cluster = application.cluster();
            List<Integer> ports = List.of(GarbageIT.rpcPort(flink), taskManagerPort(flink));
            try {
                ports.forEach(NetworkCutIT::cut);
                Await.that(
                        "the job has noticed",
                        CUT.multipliedBy(4),
                        () -> !flink.job().isFullyRunning());
                Thread.sleep(CUT.toMillis());
            } finally {
                mend();
            }
            flink.awaitFullyRunning();
            output.awaitExactlyOnceBeyond(before);
            assertThat(application.cluster().jobId()).isEqualTo(cluster.jobId());
            assertThat(Processes.flinkOf(service.data())).hasSize(2);
        }
    }

    private static int taskManagerPort(Flink flink) throws Exception {
        String address = flink.get("/taskmanagers")
                .path("taskmanagers")
                .path(0)
                .path("path")
                .asText();
        Matcher matcher = TASK_MANAGER_ADDRESS.matcher(address);
        assertThat(matcher.find()).as(address).isTrue();
        return Integer.parseInt(matcher.group(1));
    }

    private static boolean canCut() {
        boolean can = SystemCommand.succeeds("ip", "link", "add", NOWHERE, "type", "veth", "peer", "name", "dreycut1")
                && SystemCommand.succeeds("tc", "qdisc", "add", "dev", "lo", "clsact")
                && SystemCommand.succeeds(filter(1, "dport"));
        mend();
        return can;
    }

    private static void cut(int port) {
        if (!SystemCommand.succeeds("ip", "link", "show", NOWHERE)) {
            SystemCommand.run("ip", "link", "add", NOWHERE, "type", "veth", "peer", "name", "dreycut1");
            SystemCommand.run("tc", "qdisc", "add", "dev", "lo", "clsact");
        }
        SystemCommand.run(filter(port, "dport"));
        SystemCommand.run(filter(port, "sport"));
    }

    private static String[] filter(int port, String side) {
        String text = "tc filter add dev lo egress protocol ip u32 match ip protocol 6 0xff match ip " + side + " "
                + port + " 0xffff action mirred egress redirect dev " + NOWHERE;
        return text.split(" ");
    }

    private static void mend() {
        boolean unused = SystemCommand.succeeds("tc", "qdisc", "del", "dev", "lo", "clsact");
        boolean unusedToo = SystemCommand.succeeds("ip", "link", "del", NOWHERE);
    }
}
