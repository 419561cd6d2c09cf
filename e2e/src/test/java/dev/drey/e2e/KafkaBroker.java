package dev.drey.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListTransactionsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TransactionListing;
import org.apache.kafka.clients.admin.TransactionState;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.Uuid;

/**
 * A real broker of Kafka in its own process, on a folder of its own: one node, which is its own controller (KRaft).
 * Closing ends it, and so does the end of the tests.
 */
final class KafkaBroker implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);

    private final Path folder;
    private final int port = freePort();
    private final int controllerPort = freePort();
    private final Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    private final Thread lastResort = new Thread(this::endByForce);

    private KafkaBroker(Path folder) {
        this.folder = folder;
    }

    /** Starts a broker without topics on a new folder, and waits until it answers. */
    static KafkaBroker start(String name) {
        KafkaBroker broker = new KafkaBroker(Build.scratch().resolve(name));
        // Of a run that was killed.
        broker.endByForce();
        Runtime.getRuntime().addShutdownHook(broker.lastResort);
        try {
            broker.up();
        } catch (RuntimeException | AssertionError failure) {
            broker.close();
            throw failure;
        }
        return broker;
    }

    private void up() {
        Path settings = DreyService.emptied(folder).resolve("server.properties");
        try {
            Files.writeString(settings, settings());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        String cluster = Uuid.randomUuid().toString();
        SystemCommand.run(java("kafka.tools.StorageTool", "format", "-t", cluster, "-c", settings.toString())
                .toArray(String[]::new));
        Path log = folder.resolve("broker.log");
        Process process = DreyService.run(log, java("kafka.Kafka", settings.toString()));
        Collection<Node> unused = Await.until(
                "the broker of Kafka answers",
                TO_START,
                () -> {
                    if (!process.isAlive()) {
                        throw new Await.HopelessException("it has ended\n" + DreyService.tail(log));
                    }
                    return admin.describeCluster().nodes().get(TO_ANSWER.toSeconds(), TimeUnit.SECONDS);
                },
                nodes -> !nodes.isEmpty());
    }

    String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    void createTopic(String topic, int partitions) throws Exception {
        admin.createTopics(Set.of(new NewTopic(topic, partitions, (short) 1)))
                .all()
                .get(TO_ANSWER.toSeconds(), TimeUnit.SECONDS);
    }

    /** The ids of the transactions that somebody has begun, and neither committed nor aborted. */
    List<String> openTransactions() throws Exception {
        ListTransactionsOptions open = new ListTransactionsOptions()
                .filterStates(Set.of(
                        TransactionState.ONGOING, TransactionState.PREPARE_COMMIT, TransactionState.PREPARE_ABORT));
        return admin.listTransactions(open).all().get(TO_ANSWER.toSeconds(), TimeUnit.SECONDS).stream()
                .map(TransactionListing::transactionalId)
                .toList();
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
        endByForce();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private void endByForce() {
        Processes.of(folder).forEach(process -> Processes.kill(process.pid()));
    }

    private List<String> java(String... mainClassAndArguments) {
        List<String> command = new ArrayList<>(List.of(
                Build.java(),
                // Before the long class path, as the operating system's table shows the beginning of a command line
                // only.
                "-Dkafka.logs.dir=" + folder,
                "-Dlog.level=INFO",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(mainClassAndArguments));
        return command;
    }

    /** With as few partitions and copies of Kafka's own topics as one node needs. */
    private String settings() {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%d
                listeners=BROKER://%s,CONTROLLER://127.0.0.1:%1$d
                listener.security.protocol.map=BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=BROKER
                controller.listener.names=CONTROLLER
                log.dirs=%s
                auto.create.topics.enable=false
                offsets.topic.num.partitions=1
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=1
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                """.formatted(controllerPort, bootstrapServers(), folder.resolve("logs"));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
