package dev.drey.cli.gallery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The service elsewhere that programs of the gallery call: it answers a question after the time that the question names,
 * never if that is negative, and refuses what is more than it takes in a second.
 */
final class Remote implements AutoCloseable {

    private static final String REFUSAL = "ProvisionedThroughputExceededException: Rate exceeded for shard"
            + " shardId-000000000000 in stream visits under account 000000000000. (Service: Kinesis, Status Code: 400,"
            + " Request ID: 5bd49a1c-8f07-4b2e-9c1a-2f6f3b0f5a11)";

    private final ServerSocket server;
    private final long itemsPerSecond;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private long second;
    private long taken;

    private Remote(ServerSocket server, long itemsPerSecond) {
        this.server = server;
        this.itemsPerSecond = itemsPerSecond;
    }

    /** @param itemsPerSecond 0 for all */
    static Remote open(long itemsPerSecond) throws IOException {
        Remote remote = new Remote(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), itemsPerSecond);
        start("remote service", remote::accept);
        return remote;
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                start("remote service's answers", () -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8)) {
            for (String question = in.readLine(); question != null; question = in.readLine()) {
                String[] words = question.split(" ", 2);
                out.println(answer(words[0], Long.parseLong(words[1])));
            }
        } catch (IOException gone) {
            return;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    private String answer(String word, long number) throws InterruptedException {
        if (word.equals("get")) {
            TimeUnit.MILLISECONDS.sleep(number < 0 ? Long.MAX_VALUE : number);
            return "done";
        }
        return takes(Math.max(1, number)) ? "done" : REFUSAL;
    }

    private synchronized boolean takes(long items) {
        long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        if (now != second) {
            second = now;
            taken = 0;
        }
        boolean takes = itemsPerSecond == 0 || taken < itemsPerSecond;
        taken += takes ? items : 0;
        return takes;
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
