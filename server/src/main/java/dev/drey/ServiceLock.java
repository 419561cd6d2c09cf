package dev.drey;

import dev.drey.config.DataFolder;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** The one service that uses a data folder. The lock dies with its process, whatever kills it. */
final class ServiceLock implements AutoCloseable {

    private final DataFolder data;
    private final FileChannel channel;

    private ServiceLock(DataFolder data, FileChannel channel) {
        this.data = data;
        this.channel = channel;
    }

    /** @throws IOException when another service has the folder, or when it cannot be written */
    static ServiceLock take(Path folder) throws IOException {
        return tryTake(folder)
                .orElseThrow(() -> new IOException("Another service uses " + folder + ". End it with `drey down --data "
                        + folder + "`, or choose another folder with --data."));
    }

    /** Empty when another service has the folder. */
    static Optional<ServiceLock> tryTake(Path folder) throws IOException {
        DataFolder data = new DataFolder(folder);
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(data.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new ServiceLock(data, channel));
        } catch (IOException failure) {
            throw new IOException(
                    "The data folder " + folder + " cannot be used: " + failure + ". Choose another with --data.",
                    failure);
        }
    }

    /** A service that runs, as it has announced itself. */
    record Announcement(URI uri, long pid, Instant processStart) {

        /** Empty when that very process is gone, also when its pid belongs to another one now. */
        Optional<ProcessHandle> findProcess() {
            return ProcessHandle.of(pid)
                    .filter(handle -> handle.info().startInstant().equals(Optional.of(processStart)));
        }
    }

    /**
     * The port to listen on: clusters that an earlier service of this folder left behind reach the object store by the
     * port that they were told, so any free port means that one again where it is free.
     */
    int portFor(int wanted) throws IOException {
        if (wanted != 0 || !Files.exists(data.port())) {
            return wanted;
        }
        int former = Integer.parseInt(Files.readString(data.port()).strip());
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), former));
            return former;
        } catch (IOException taken) {
            return 0;
        }
    }

    /** Tells other commands where the service is. */
    void announce(URI uri) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        Properties properties = new Properties();
        properties.setProperty("uri", uri.toString());
        properties.setProperty("pid", String.valueOf(self.pid()));
        properties.setProperty(
                "started", self.info().startInstant().orElse(Instant.EPOCH).toString());
        Files.writeString(data.port(), String.valueOf(uri.getPort()));
        Path provisional = data.service().resolveSibling("service.properties.part");
        try (Writer writer = Files.newBufferedWriter(provisional)) {
            properties.store(writer, null);
        }
        Files.move(provisional, data.service(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** What the service of this folder has announced; empty when none did, or when it left in good order. */
    static Optional<Announcement> findAnnouncement(Path folder) throws IOException {
        Path file = new DataFolder(folder).service();
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return Optional.of(new Announcement(
                URI.create(properties.getProperty("uri")),
                Long.parseLong(properties.getProperty("pid")),
                Instant.parse(properties.getProperty("started"))));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(data.service());
        channel.close();
    }
}
