package dev.drey.cli.gallery;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can happen in an exhibit where the user is root, on Linux. All of it is undone when the exhibit ends. */
public final class RootActs {

    private static final Pattern ADDRESS = Pattern.compile("@127\\.0\\.0\\.1:(\\d+)/");
    private static final String NOWHERE = "dreyg0";

    private RootActs() {}

    /** Mounts a disk of that many megabytes in a folder of the exhibit. */
    public static Act smallDisk(String name, int megabytes) {
        return stand -> {
            String place = Files.createDirectories(stand.folder().resolve(name)).toString();
            Commands.run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m", "tmpfs", place);
            stand.endWith(() -> Commands.run("umount", "--lazy", place));
        };
    }

    /** Mounts a disk in a folder of the exhibit that waits for each write: some megabytes a second. */
    public static Act slowDisk(String name, long megabytes) {
        return stand -> {
            Path image = stand.folder().resolve(name + ".img");
            try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(megabytes * 1_000_000);
            }
            Commands.run("mkfs.ext2", "-q", "-F", image.toString());
            String place = Files.createDirectories(stand.folder().resolve(name)).toString();
            Commands.run("mount", "-o", "loop,sync", image.toString(), place);
            stand.endWith(() -> Commands.run("umount", "--lazy", place));
        };
    }

    /** Leads all packets between the job manager and the task managers into a pipe that nobody reads. */
    public static Act cutOffTaskManagers() {
        return stand -> {
            stand.endWith(RootActs::mend);
            Commands.run("ip", "link", "add", NOWHERE, "type", "veth", "peer", "name", "dreyg1");
            Commands.run("tc", "qdisc", "add", "dev", "lo", "clsact");
            // Whoever called first, both sides talk over that connection.
            cut(rpcPort(stand.job().cluster("/jobmanager/config")));
            for (JsonNode taskManager : stand.job().cluster("/taskmanagers").path("taskmanagers")) {
                cut(port(taskManager.path("path").asText()));
            }
        };
    }

    /** Lets them through again. */
    public static Act letThrough() {
        return stand -> mend();
    }

    private static String rpcPort(JsonNode configuration) throws IOException {
        for (JsonNode entry : configuration) {
            if (entry.path("key").asText().equals("jobmanager.rpc.port")) {
                return entry.path("value").asText();
            }
        }
        throw new IOException("The job manager does not say at which port it is called.");
    }

    private static String port(String address) throws IOException {
        Matcher matcher = ADDRESS.matcher(address);
        if (!matcher.find()) {
            throw new IOException("There is no port in " + address + ".");
        }
        return matcher.group(1);
    }

    private static void cut(String port) throws IOException, InterruptedException {
        for (String side : List.of("dport", "sport")) {
            Commands.run(("tc filter add dev lo egress protocol ip u32 match ip protocol 6 0xff match ip " + side + " "
                            + port + " 0xffff action mirred egress redirect dev " + NOWHERE)
                    .split(" ", -1));
        }
    }

    /** There may be nothing to mend. */
    private static void mend() throws IOException, InterruptedException {
        boolean unused = Commands.succeeds("tc", "qdisc", "del", "dev", "lo", "clsact");
        boolean unusedToo = Commands.succeeds("ip", "link", "del", NOWHERE);
    }
}
