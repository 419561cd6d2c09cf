package dev.drey.cli.state;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StateReportTest {

    private static JsonNode document(String at, long entries, String unread) throws IOException {
        return new ObjectMapper().readTree("""
            {"application": "clicks", "location": "file:/state/chk-7", "snapshot": null, "checkpointId": 7,
             "writtenAt": "%s", "runtime": "FLINK-1_20", "bytes": %d,
             "operators": [{"id": "ab12", "name": "accounts", "uid": "acc", "parallelism": 2, "maxParallelism": 4,
               "bytes": %d, "formats": ["ROCKSDB_INCREMENTAL"], "unread": [%s],
               "subtasks": [{"index": 0, "bytes": 100, "inFlightBytes": 0, "entries": 1, "firstKeyGroup": 0,
                             "lastKeyGroup": 1},
                            {"index": 1, "bytes": %d, "inFlightBytes": 10, "entries": 2}],
               "keyGroupBytes": [100, 0, 300, 0],
               "heaviestKeyGroups": [{"keyGroup": 2, "bytes": 300, "entries": 3}],
               "states": [
                 {"name": "visits", "kind": "VALUE", "bytes": %d, "entries": %d, "keys": %d, "keysEstimated": false,
                  "windowed": false, "expires": false,
                  "heaviestKeys": [{"key": "customer-7", "bytes": 90, "entries": 1, "keyGroup": 2, "subtask": 1}]},
                 {"name": "notes", "kind": "LIST", "bytes": 10, "entries": %d, "keys": 5, "expires": true},
                 {"name": "panes", "kind": "VALUE", "bytes": 10, "entries": %d, "keys": null, "windowed": true,
                  "expires": false},
                 {"name": "_timer_state/event", "kind": "TIMERS", "bytes": 10, "entries": %d, "keys": null,
                  "expires": null}]}]}
            """.formatted(
                        at,
                        entries * 10,
                        entries * 10,
                        unread,
                        entries * 10 - 100,
                        entries * 8,
                        entries,
                        entries,
                        entries,
                        entries,
                        entries));
    }

    private static StateFacts facts(String at, long entries) throws IOException {
        return StateFacts.of(document(at, entries, ""));
    }

    private static final String NOON = "2026-03-01T12:00:00Z";
    private static final String HALF_PAST = "2026-03-01T12:30:00Z";

    @Test
    void whatGrewIsToldByTheHour() throws Exception {
        List<Growth> growth = Growth.between(facts(NOON, 100), facts(HALF_PAST, 300));

        assertThat(growth.get(0).state()).isNull();
        assertThat(growth.get(0).bytesBefore()).isEqualTo(1_000);
        assertThat(growth.get(0).bytesNow()).isEqualTo(3_000);
        assertThat(growth.get(0).bytesPerHour()).isEqualTo(4_000);
        assertThat(growth.get(1).state()).isEqualTo("visits");
        assertThat(growth.get(1).entriesPerHour()).isEqualTo(400);
    }

    @Test
    void whatIsNewGrewFromNothingAndTwoOfTheSameMomentHaveNoRate() throws Exception {
        StateFacts now = facts(NOON, 100);
        StateFacts empty =
                new StateFacts("clicks", "file:/state/chk-1", null, 1, now.writtenAt(), "FLINK-1_20", 0, List.of());

        List<Growth> growth = Growth.between(empty, now);

        assertThat(growth.get(0).bytesBefore()).isZero();
        assertThat(growth.get(0).bytesNow()).isEqualTo(1_000);
        assertThat(growth.get(0).bytesPerHour()).isNull();
    }

    @Test
    void onlyKeyedStateThatNeverExpiresAndGrowsIsACandidate() throws Exception {
        StateFacts now = facts(HALF_PAST, 300);

        assertThat(TtlCandidate.of(now, Growth.between(facts(NOON, 100), now)))
                .singleElement()
                .satisfies(candidate -> {
                    assertThat(candidate.state()).isEqualTo("visits");
                    assertThat(candidate.why()).contains("from 100 to 300, 400 an hour");
                });
        assertThat(TtlCandidate.of(now, Growth.between(facts(NOON, 300), now))).isEmpty();
    }

    @Test
    void withoutAnEarlierCheckpointOnlyManyEntriesAreWorthAWord() throws Exception {
        assertThat(TtlCandidate.of(facts(NOON, 300), List.of())).isEmpty();
        assertThat(TtlCandidate.of(facts(NOON, 100_000), List.of()))
                .singleElement()
                .satisfies(candidate -> assertThat(candidate.why()).contains("--since"));
    }

    @Test
    void whatWasNotReadToItsEndIsNotTakenForGrowth() throws Exception {
        StateFacts cut = StateFacts.of(document(NOON, 100, "\"subtask 1: the time was up\""));
        StateFacts now = facts(HALF_PAST, 300);

        List<Growth> growth = Growth.between(cut, now);

        assertThat(growth.get(1).complete()).isFalse();
        assertThat(TtlCandidate.of(now, growth)).isEmpty();
        assertThat(String.join("\n", StateReport.of(cut, null, List.of(), List.of())))
                .contains("Not read:")
                .contains("accounts (acc): subtask 1: the time was up.");
    }

    @Test
    void thePersonSeesStatesSubtasksGroupsAndKeys() throws Exception {
        StateFacts now = facts(HALF_PAST, 300);
        StateFacts before = facts(NOON, 100);
        List<Growth> growth = Growth.between(before, now);

        assertThat(String.join("\n", StateReport.of(now, before, growth, TtlCandidate.of(now, growth))))
                .contains("Checkpoint 7 of application clicks, written 2026-03-01T12:30:00Z: 3.0 KB in 1 operator.")
                .contains("rocksdb incremental")
                .containsPattern("visits +value +300 +300 +2.4 KB +none")
                .containsPattern("panes +value per window +300")
                .contains("1: 2.9 KB (10 B of it in flight), 0: 100 B; the heaviest has 1.9 times the mean")
                .contains("2 of 4 have state; heaviest 2: 300 B (75 %)")
                .containsPattern("customer-7 +90 B +1 entry +key group 2, subtask 1")
                .containsPattern("visits +800 B +-> 2.4 KB +\\+3.2 KB +100 +-> 300 +\\+400")
                .contains("visits of accounts (acc): its entries have no time to live");
    }
}
