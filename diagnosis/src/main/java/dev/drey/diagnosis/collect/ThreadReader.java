package dev.drey.diagnosis.collect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.drey.diagnosis.evidence.StackSample;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads thread dumps and flame graphs. Pure. */
final class ThreadReader {

    private static final Pattern HEAD =
            Pattern.compile("^\"(.*)\" .*?\\b(NEW|RUNNABLE|BLOCKED|WAITING|TIMED_WAITING|TERMINATED)\\b"
                    + "(?:.*? owned by \"(.*)\" Id=\\d+.*|.*)");
    private static final Pattern MODULE = Pattern.compile("^(?:[\\w.@+-]*/)+(?=[\\w$.]+[(.])");

    private ThreadReader() {}

    static List<StackSample> dump(JsonNode answer) {
        List<StackSample> threads = new ArrayList<>();
        for (JsonNode thread : answer.path("threadInfos")) {
            String text = thread.path("stringifiedThreadInfo").asText();
            Matcher head = HEAD.matcher(text.lines().findFirst().orElse(""));
            List<String> frames = text.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("at "))
                    .map(line -> MODULE.matcher(line.substring("at ".length())).replaceFirst(""))
                    .toList();
            threads.add(new StackSample(
                    thread.path("threadName").asText(),
                    head.matches() ? head.group(2) : "",
                    frames,
                    1,
                    head.matches() ? head.group(3) : null));
        }
        return threads;
    }

    /** The paths from the root to the leaves, innermost frame first. */
    static List<StackSample> flameGraph(JsonNode answer) {
        List<StackSample> samples = new ArrayList<>();
        descend(answer.path("data"), List.of(), samples);
        return samples;
    }

    private static void descend(JsonNode node, List<String> outer, List<StackSample> into) {
        List<String> frames = new ArrayList<>();
        frames.add(node.path("name").asText());
        frames.addAll(outer);
        long own = node.path("value").asLong();
        for (JsonNode child : node.path("children")) {
            own -= child.path("value").asLong();
            descend(child, frames, into);
        }
        if (own > 0 && !outer.isEmpty()) {
            into.add(new StackSample("", "", frames, own));
        }
    }
}
