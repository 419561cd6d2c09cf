package dev.drey.diagnosis.signal;

import dev.drey.diagnosis.evidence.Subtask;
import dev.drey.diagnosis.evidence.SubtaskCheckpoint;
import dev.drey.diagnosis.evidence.Vertex;
import dev.drey.diagnosis.evidence.VertexCheckpoint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How unevenly something is spread over the subtasks of a vertex.
 *
 * @param index of the subtask that has most
 * @param most what it has
 * @param median what the others have, in the middle
 * @param factor how many times as much it has
 */
public record Skew(int index, double most, double median, double factor) {

    private record Share(int index, double amount) {}

    /**
     * Of state.
     *
     * @param floorBytes what less counts as
     */
    public static Optional<Skew> ofState(VertexCheckpoint vertex, double floorBytes) {
        List<Share> shares = new ArrayList<>();
        for (SubtaskCheckpoint subtask : vertex.subtasks()) {
            if (subtask.acknowledged()) {
                shares.add(new Share(subtask.index(), subtask.stateBytes()));
            }
        }
        return of(shares, floorBytes);
    }

    /** Of the records that were received since the subtasks began; the others are counted without the largest. */
    public static Optional<Skew> ofRecords(Vertex vertex) {
        List<Share> shares = new ArrayList<>();
        for (Subtask subtask : vertex.subtasks()) {
            subtask.metrics()
                    .latest(vertex.isSource() ? Subtask.WRITE_RECORDS : Subtask.READ_RECORDS)
                    .ifPresent(records -> shares.add(new Share(subtask.index(), records)));
        }
        return of(shares, 1);
    }

    private static Optional<Skew> of(List<Share> shares, double floor) {
        if (shares.size() < 2) {
            return Optional.empty();
        }
        Share most =
                shares.stream().max(Comparator.comparingDouble(Share::amount)).orElseThrow();
        double median = Figures.median(
                shares.stream().filter(share -> share.index() != most.index()).mapToDouble(Share::amount));
        return Optional.of(new Skew(most.index(), most.amount(), median, Figures.ratio(most.amount(), median, floor)));
    }
}
