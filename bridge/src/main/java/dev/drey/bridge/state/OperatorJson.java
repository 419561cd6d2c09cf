package dev.drey.bridge.state;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.StateObjectCollection;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What was found of an operator, as JSON; docs/state.md tells the fields. */
final class OperatorJson {

    /** As {@code JobOperator} writes it. */
    private static final Pattern TITLE = Pattern.compile("'(.*?)'(?: \\(uid '(.*)'\\))?");

    private final StateQuestion question;
    private final Set<String> missing;

    OperatorJson(StateQuestion question, Set<String> missing) {
        this.question = question;
        this.missing = missing;
    }

    ObjectNode of(OperatorState state, Map<Integer, OperatorSubtaskState> subtasks, OperatorTally tally) {
        String id = state.getOperatorID().toHexString();
        Matcher title = TITLE.matcher(question.titles().getOrDefault(id, ""));
        boolean titled = title.matches();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", titled ? title.group(1) : told(state, "getOperatorName"))
                .put("uid", titled ? title.group(2) : told(state, "getOperatorUid"))
                .put("parallelism", state.getParallelism())
                .put("maxParallelism", state.getMaxParallelism())
                .put("finished", state.isFullyFinished());
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        subtasks.forEach((index, subtask) -> parts.add(subtask(index, subtask, tally)));
        long bytes = subtasks.values().stream()
                .mapToLong(OperatorSubtaskState::getStateSize)
                .sum();
        json.put("bytes", bytes)
                .put(
                        "coordinatorBytes",
                        state.getCoordinatorState() == null
                                ? 0
                                : state.getCoordinatorState().getStateSize());
        ArrayNode formats = json.putArray("formats");
        tally.formats().forEach(formats::add);
        json.put("keyType", KeyedStateInfo.typeOf(tally.keySerializer()));
        json.set("subtasks", parts);
        KeyWords words = new KeyWords(tally.keySerializer(), missing);
        ArrayNode states = json.putArray("states");
        tally.states().forEach(keyed -> states.add(keyed(keyed, words)));
        tally.unkeyed().forEach(unkeyed -> states.add(figures(unkeyed, "OPERATOR")));
        putGroups(json, tally);
        ArrayNode unread = json.putArray("unread");
        tally.unread().forEach(unread::add);
        return json;
    }

    /** Flink 2 writes down what Flink 1 does not. */
    private static @Nullable String told(OperatorState state, String getter) {
        try {
            Method method = OperatorState.class.getMethod(getter);
            return ((Optional<?>) method.invoke(state)).map(String::valueOf).orElse(null);
        } catch (ReflectiveOperationException before) {
            return null;
        }
    }

    private static ObjectNode subtask(int index, OperatorSubtaskState state, OperatorTally tally) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("index", index)
                .put("bytes", state.getStateSize())
                .put("keyedBytes", size(state.getManagedKeyedState()) + size(state.getRawKeyedState()))
                .put("operatorBytes", size(state.getManagedOperatorState()) + size(state.getRawOperatorState()))
                .put("inFlightBytes", size(state.getInputChannelState()) + size(state.getResultSubpartitionState()))
                .put("entries", tally.entriesOf(index));
        List<KeyGroupRange> ranges = state.getManagedKeyedState().stream()
                .map(KeyedStateHandle::getKeyGroupRange)
                .collect(Collectors.toList());
        if (!ranges.isEmpty()) {
            json.put(
                    "firstKeyGroup",
                    ranges.stream()
                            .mapToInt(KeyGroupRange::getStartKeyGroup)
                            .min()
                            .getAsInt());
            json.put(
                    "lastKeyGroup",
                    ranges.stream()
                            .mapToInt(KeyGroupRange::getEndKeyGroup)
                            .max()
                            .getAsInt());
        }
        return json;
    }

    private static long size(StateObjectCollection<?> collection) {
        return collection.getStateSize();
    }

    private static ObjectNode figures(StateTally tally, String kind) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("name", tally.name())
                .put("kind", kind)
                .put("bytes", tally.bytes())
                .put("entries", tally.entries());
    }

    private ObjectNode keyed(StateTally tally, KeyWords words) {
        KeyedStateInfo info = tally.described();
        ObjectNode json = figures(tally, info.kind())
                .put("fileBytes", tally.fileBytes())
                .put("valueType", KeyedStateInfo.typeOf(info.value()))
                .put("windowed", !info.isTimers() && !info.plain())
                .put("expires", info.expires())
                .put("keys", tally.keys())
                .put("keysEstimated", tally.areKeysEstimated())
                .put("weightsAreLeast", tally.areWeightsLeast());
        ArrayNode keys = json.putArray("heaviestKeys");
        for (HeavyKeys.Weight weight : tally.heavy().heaviest(question.most())) {
            keys.addObject()
                    .put("key", words.of(weight.key, weight.whole))
                    .put("bytes", weight.bytes)
                    .put("entries", weight.entries)
                    .put("keyGroup", weight.keyGroup)
                    .put("subtask", weight.subtask);
        }
        return json;
    }

    /** From key group 0 on; nothing where an operator has no keyed state. */
    private void putGroups(ObjectNode json, OperatorTally tally) {
        if (tally.formats().isEmpty()) {
            return;
        }
        ArrayNode bytes = json.putArray("keyGroupBytes");
        ArrayNode entries = json.putArray("keyGroupEntries");
        for (int group = 0; group < tally.maxParallelism(); group++) {
            bytes.add(tally.groupBytes(group));
            entries.add(tally.groupEntries(group));
        }
        ArrayNode heaviest = json.putArray("heaviestKeyGroups");
        IntStream.range(0, tally.maxParallelism())
                .boxed()
                .filter(group -> tally.groupBytes(group) > 0)
                .sorted(Comparator.comparingLong((Integer group) -> tally.groupBytes(group))
                        .reversed())
                .limit(question.most())
                .forEach(group -> heaviest.addObject()
                        .put("keyGroup", group)
                        .put("bytes", tally.groupBytes(group))
                        .put("entries", tally.groupEntries(group)));
    }
}
