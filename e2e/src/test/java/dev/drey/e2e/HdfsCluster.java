package dev.drey.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real HDFS of one name node and one data node, in a process of its own. Closing ends it, and so does the end of the tests. */
final class HdfsCluster implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final Duration TO_ANSWER = Duration.ofSeconds(30);

    private final Path folder;
    private final int port;
    private final Thread lastResort = new Thread(this::endByForce);

    private HdfsCluster(Path folder, int port) {
        this.folder = folder;
        this.port = port;
    }

    /** Starts an empty one, and waits until it takes files. */
    static HdfsCluster start(String name) {
        HdfsCluster cluster =
                new HdfsCluster(DreyService.emptied(Build.scratch().resolve(name)), freePort());
        // Of a run that was killed.
        cluster.endByForce();
        Runtime.getRuntime().addShutdownHook(cluster.lastResort);
        try {
            cluster.up();
        } catch (RuntimeException | AssertionError failure) {
            cluster.close();
            throw failure;
        }
        return cluster;
    }

    private void up() {
        try {
            // Hadoop's shell insists on having one.
            Files.writeString(folder.resolve("core-site.xml"), "<configuration/>");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Path details = folder.resolve("details.json");
        Path log = folder.resolve("hdfs.log");
        Process process = DreyService.run(
                log,
                java(
                        "org.apache.hadoop.test.MiniDFSClusterManager",
                        "-format",
                        "-datanodes",
                        "1",
                        "-nnport",
                        String.valueOf(port),
                        "-writeDetails",
                        details.toString()));
        Await.that("HDFS is there", TO_START, () -> {
            if (!process.isAlive()) {
                throw new Await.HopelessException("it has ended\n" + DreyService.tail(log));
            }
            return Files.exists(details);
        });
    }

    /** Such as {@code hdfs://127.0.0.1:4711}. */
    String uri() {
        return "hdfs://127.0.0.1:" + port;
    }

    /** The paths of all files in it, by Hadoop's own shell. */
    List<String> files() {
        Path listing = folder.resolve("listing.txt");
        try {
            Files.deleteIfExists(listing);
            Process shell =
                    DreyService.run(listing, java("org.apache.hadoop.fs.FsShell", "-ls", "-R", "-C", uri() + "/"));
            Await.that("Hadoop's shell has answered", TO_ANSWER, () -> !shell.isAlive());
            assertThat(shell.exitValue()).as(DreyService.tail(listing)).isZero();
            return Files.readAllLines(listing);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** What `hadoop classpath` would print, had one installed it. */
    static String clientClassPath() {
        return jars().filter(jar -> jar.matches(".*/(hadoop-client-(api|runtime)|commons-logging)-.*"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Stream<String> jars() {
        Path lib = Build.home().resolve("e2e/target/hadoop");
        String[] names = lib.toFile().list();
        if (names == null) {
            throw new IllegalStateException("The build has put no jars of Hadoop into " + lib + ".");
        }
        return Stream.of(names).sorted().map(name -> lib.resolve(name).toString());
    }

    private List<String> java(String... mainClassAndArguments) {
        List<String> command = new ArrayList<>(List.of(
                Build.java(),
                // Before the long class path, as the operating system's table shows the beginning of a command line
                // only.
                "-Dtest.build.data=" + folder.resolve("data"),
                "-Djava.io.tmpdir=" + folder,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-cp",
                Stream.concat(Stream.of(folder.toString()), jars()).collect(Collectors.joining(File.pathSeparator))));
        command.addAll(List.of(mainClassAndArguments));
        return command;
    }

    /** SIGKILL. */
    void kill() {
        endByForce();
    }

    @Override
    public void close() {
        endByForce();
        Runtime.getRuntime().removeShutdownHook(lastResort);
    }

    private void endByForce() {
        Processes.of(folder).forEach(process -> Processes.kill(process.pid()));
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
