package dev.drey.diagnosis.collect;

import dev.drey.diagnosis.evidence.ErrorChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads Java's printed stack traces. Flink sends errors between processes as {@code SerializedThrowable: Original:
 * message}; the original counts. What was suppressed is left out.
 */
public final class StackTraces {

    private static final String CAUSED_BY = "Caused by: ";
    private static final Pattern HEADER = Pattern.compile(
            "^((?:[\\w$-]+[./@])*[\\w$]*(?:Exception|Error|Throwable|Failure|Timeout|Expired|Interrupt|Death|Abort)[\\w$]*|(?:[a-z_][\\w-]*\\.){2,}[A-Z][\\w$]*)(?::[ \\t]?(.*))?$",
            Pattern.DOTALL);
    private static final Pattern FRAME = Pattern.compile("^\\s*at\\s+(.*)$");
    private static final Pattern MODULE = Pattern.compile("^(?:[\\w.@+-]*/)+(?=[\\w$.]+[(.])");

    /** Where a library brings another under its own name, such as {@code org.apache.flink.shaded.jackson2.com.fasterxml}. */
    private static final Pattern SHADED =
            Pattern.compile("(?<![\\w.$])(?:\\w+\\.)+shaded\\.(?:\\w+\\.)?(?=(?:com|org|io|net|software|javax)\\.\\w)");

    private static final Pattern MORE = Pattern.compile("^\\s*\\.\\.\\. \\d+ (?:more|common frames omitted).*");
    private static final Pattern SUPPRESSED = Pattern.compile("^\\s*Suppressed: .*");

    private StackTraces() {}

    /** Whether a line can be the first of a stack trace. */
    static boolean isHeader(String line) {
        return HEADER.matcher(line.strip()).matches() && !line.startsWith("\t");
    }

    /** Empty when there is no error in the text. */
    public static Optional<ErrorChain> parse(String text) {
        Reading reading = new Reading();
        unshaded(text).lines().forEach(reading::line);
        return reading.chain();
    }

    private static String unshaded(String text) {
        return text.contains("shaded.") ? SHADED.matcher(text).replaceAll("") : text;
    }

    /** Line by line. */
    private static final class Reading {

        private final List<ErrorChain.Link> links = new ArrayList<>();
        private @Nullable StringBuilder header;
        private List<String> frames = new ArrayList<>();
        private int suppressedIndent = -1;

        void line(String line) {
            int indent = line.length() - line.stripLeading().length();
            if (suppressedIndent >= 0 && indent >= suppressedIndent) {
                return;
            }
            suppressedIndent = SUPPRESSED.matcher(line).matches() && indent > 0 ? indent : -1;
            if (suppressedIndent >= 0) {
                return;
            }
            String stripped = line.strip();
            Matcher frame = FRAME.matcher(line);
            if (stripped.startsWith(CAUSED_BY)) {
                close();
                header = new StringBuilder(stripped.substring(CAUSED_BY.length()));
            } else if (frame.matches() && looksLikeFrame(frame.group(1))) {
                frames.add(plainFrame(frame.group(1)));
            } else if (!MORE.matcher(line).matches() && !isBracket(stripped)) {
                text(stripped);
            }
        }

        private void text(String stripped) {
            if (header == null) {
                header = new StringBuilder(stripped);
            } else if (frames.isEmpty()) {
                header.append('\n').append(stripped);
            }
        }

        private static boolean isBracket(String line) {
            return line.isEmpty()
                    || line.startsWith("End of exception on server side")
                    || line.equals(">")
                    || line.startsWith("<Exception on server side");
        }

        private static boolean looksLikeFrame(String frame) {
            return frame.indexOf('(') > 0;
        }

        private static String plainFrame(String frame) {
            String plain = MODULE.matcher(frame).replaceFirst("");
            int jar = plain.indexOf(") ");
            return jar < 0 ? plain : plain.substring(0, jar + 1);
        }

        private void close() {
            if (header != null) {
                links.add(link(header.toString(), frames));
            }
            header = null;
            frames = new ArrayList<>();
        }

        private static boolean isEmpty(ErrorChain.Link link) {
            return link.type().isEmpty() && link.frames().isEmpty();
        }

        Optional<ErrorChain> chain() {
            close();
            if (links.size() > 1) {
                links.removeIf(Reading::isEmpty);
            }
            return links.isEmpty() || isEmpty(links.get(0)) ? Optional.empty() : Optional.of(new ErrorChain(links));
        }
    }

    private static ErrorChain.Link link(String header, List<String> frames) {
        String text = header.startsWith("Exception in thread ")
                ? header.replaceFirst("^Exception in thread \"[^\"]*\" ", "")
                : header;
        Matcher parts = HEADER.matcher(text);
        if (!parts.matches()) {
            return new ErrorChain.Link("", text, frames);
        }
        String type = parts.group(1);
        String message = parts.group(2) == null ? "" : parts.group(2).strip();
        if (type.endsWith("SerializedThrowable")) {
            Matcher original = HEADER.matcher(message);
            if (original.matches()) {
                return new ErrorChain.Link(
                        original.group(1),
                        original.group(2) == null ? "" : original.group(2).strip(),
                        frames);
            }
        }
        return new ErrorChain.Link(type, message, frames);
    }
}
