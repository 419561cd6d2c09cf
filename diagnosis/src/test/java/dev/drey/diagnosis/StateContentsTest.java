package dev.drey.diagnosis;

import static dev.drey.diagnosis.testing.EvidenceBuilder.WORKER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.drey.diagnosis.collect.StateReader;
import dev.drey.diagnosis.evidence.StateContents;
import dev.drey.diagnosis.finding.Finding;
import dev.drey.diagnosis.testing.CheckpointBuilder;
import dev.drey.diagnosis.testing.EvidenceBuilder;
import dev.drey.diagnosis.testing.Examined;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What reading the entries of a checkpoint adds. */
final class StateContentsTest {

    private static StateContents contents(String operator, long keys, int subtask) throws IOException {
        return StateReader.read(new ObjectMapper().readTree("""
            {"operators": [
              {"name": null, "states": [{"name": "lost", "kind": "VALUE"}]},
              {"name": "%s", "unread": [], "states": [
                {"name": "splits", "kind": "OPERATOR", "bytes": 10, "entries": 1},
                {"name": "baskets", "kind": "MAP", "bytes": 40000000, "entries": %d, "keys": %d, "expires": false,
                 "windowed": false,
                 "heaviestKeys": [{"key": "shop-7", "bytes": 39000000, "entries": 9, "subtask": %d}]}]}]}
            """.formatted(operator, keys, keys, subtask)));
    }

    private static EvidenceBuilder skewed() {
        EvidenceBuilder evidence = EvidenceBuilder.bare();
        for (long id = 1; id <= 6; id++) {
            evidence.checkpoint(CheckpointBuilder.completed(id)
                    .with(WORKER, CheckpointBuilder.subtask(0, 20, 5, 0, 5, 4_000, 40 << 20))
                    .with(WORKER, CheckpointBuilder.subtask(1, 20, 5, 0, 5, 20, 5_000)));
        }
        return evidence;
    }

    @Test
    void theKeyBehindASkewIsNamed() throws Exception {
        Finding without = Examined.finding(skewed(), "state-size-skew");
        Finding with = Examined.finding(skewed().contents(contents(WORKER, 10, 0)), "state-size-skew");

        assertThat(without.evidence().toString()).doesNotContain("shop-7");
        assertThat(with.evidence().toString())
                .contains("One key of it, shop-7, has")
                .contains("of state baskets");
    }

    @Test
    void aKeyOfAnotherSubtaskOrOperatorIsNotBlamed() throws Exception {
        Finding elsewhere = Examined.finding(skewed().contents(contents(WORKER, 10, 1)), "state-size-skew");
        Finding other = Examined.finding(skewed().contents(contents("somewhere else", 10, 0)), "state-size-skew");

        assertThat(elsewhere.evidence().toString()).doesNotContain("shop-7");
        assertThat(other.evidence().toString()).doesNotContain("shop-7");
    }

    @Test
    void stateThatNeverExpiresIsNamedWhereStateGrows() throws Exception {
        EvidenceBuilder evidence = EvidenceBuilder.bare().contents(contents(WORKER, 20_000, 0));
        for (long id = 1; id <= 9; id++) {
            evidence.checkpoint(CheckpointBuilder.completed(id).sizes(id * (10 << 20), 10 << 20));
        }

        assertThat(Examined.finding(evidence, "state-growth-unbounded")
                        .evidence()
                        .toString())
                .contains("State baskets of " + WORKER + " has 20,000 entries and no time to live.");
    }
}
