package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.Job;
import dev.drey.diagnosis.evidence.Vertex;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Whether Flink itself named an operator. Without a uid its hash follows from its place in the graph alone: from how many
 * operators were visited before it, how many are chained to it, and the hashes of what it reads (StreamGraphHasherV2, the
 * same from 1.2 to 2.3). Where such a hash comes out as the vertex's id, no uid was given: no uid could have the same.
 */
public final class GeneratedHash {

    private static final int MOST_VISITED = 150;
    private static final int MOST_CHAINED = 6;
    private static final int SPREAD = 37;
    private static final int UNSPREAD = 173;
    private static final HexFormat HEX = HexFormat.of();

    private GeneratedHash() {}

    /** The vertices of which it is proven that their first operator has no uid. Others may lack one as well. */
    public static List<Vertex> proven(Job job) {
        return job.vertices().stream()
                .filter(vertex -> vertex.id().length() == 32 && isGenerated(job, vertex))
                .toList();
    }

    private static boolean isGenerated(Job job, Vertex vertex) {
        byte[] wanted = HEX.parseHex(vertex.id());
        if (vertex.isSource()) {
            return isOfSomePlace(wanted);
        }
        // Of several inputs the order of their edges is not known from outside; most operators have one.
        return vertex.inputs().size() == 1
                && job.findVertex(vertex.inputs().get(0).vertexId()).stream()
                        .flatMap(input -> tails(input).stream())
                        .anyMatch(tail -> isOfSomePlace(unmixed(wanted, tail)));
    }

    private static boolean isOfSomePlace(byte[] hash) {
        for (int visited = 0; visited < MOST_VISITED; visited++) {
            for (int chained = 0; chained <= MOST_CHAINED; chained++) {
                if (Arrays.equals(local(visited, chained), hash)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What was mixed with an input's hash, from the result: 37 times 173 is 1 in a byte. */
    private static byte[] unmixed(byte[] hash, byte[] input) {
        byte[] own = new byte[hash.length];
        for (int index = 0; index < hash.length; index++) {
            own[index] = (byte) ((hash[index] ^ input[index]) * UNSPREAD);
        }
        return own;
    }

    private static byte[] mixed(byte[] own, byte[] input) {
        byte[] mixed = new byte[own.length];
        for (int index = 0; index < own.length; index++) {
            mixed[index] = (byte) (own[index] * SPREAD ^ input[index]);
        }
        return mixed;
    }

    /** The hashes that the last operator of a chain may have: the vertex's own id where it is the only one. */
    private static List<byte[]> tails(Vertex vertex) {
        int length = vertex.name().split(" -> ", -1).length;
        byte[] head = HEX.parseHex(vertex.id());
        List<byte[]> tails = new ArrayList<>();
        if (length == 1) {
            tails.add(head);
            return tails;
        }
        for (int visited = 1; visited < MOST_VISITED; visited++) {
            byte[] hash = head;
            for (int member = 1; member < length; member++) {
                hash = mixed(local(visited + member - 1, member == length - 1 ? 0 : 1), hash);
            }
            tails.add(hash);
        }
        return tails;
    }

    /** The hash of a place in the graph without what it reads. */
    static byte[] local(int visited, int chained) {
        byte[] bytes = new byte[4 * (chained + 1)];
        for (int index = 0; index <= chained; index++) {
            // Guava's hasher puts integers little-endian.
            bytes[4 * index] = (byte) visited;
            bytes[4 * index + 1] = (byte) (visited >>> 8);
            bytes[4 * index + 2] = (byte) (visited >>> 16);
            bytes[4 * index + 3] = (byte) (visited >>> 24);
        }
        return Murmur.hash128(bytes);
    }
}
