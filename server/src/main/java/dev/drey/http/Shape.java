package dev.drey.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The type of one value of a request with the constraints that AWS's service model puts on it. */
sealed interface Shape {
    /**
     * Adds what is wrong with {@code value}, which is neither absent nor null, and with everything inside it.
     *
     * @throws dev.drey.control.ApiException SerializationException, at the first value of a wrong type
     */
    void check(JsonNode value, MemberPath path, Violations found);

    /** Lengths count characters as people do, not UTF-16 units; no {@code values} means any text. */
    record Text(Range length, @Nullable Pattern pattern, List<String> values) implements Shape {
        @Override
        public void check(JsonNode value, MemberPath path, Violations found) {
            String text = Scalars.text(value, path);
            int characters = text.codePointCount(0, text.length());
            length.checkLength(characters, value, path, found);
            // What is too long anyway is not worth matching: it bounds what a pattern can cost.
            if (pattern != null
                    && characters <= length.max()
                    && !pattern.matcher(text).matches()) {
                found.add(value, path, "Member must satisfy regular expression pattern: " + pattern);
            }
            if (!values.isEmpty() && !values.contains(text)) {
                found.add(value, path, "Member must satisfy enum value set: " + values);
            }
        }
    }

    /** A number of 32 bits. */
    record Int32(Range range) implements Shape {
        @Override
        public void check(JsonNode value, MemberPath path, Violations found) {
            range.checkValue(Scalars.int32(value, path), value, path, found);
        }
    }

    /** A number of 64 bits. */
    record Int64(Range range) implements Shape {
        @Override
        public void check(JsonNode value, MemberPath path, Violations found) {
            range.checkValue(Scalars.int64(value, path), value, path, found);
        }
    }

    /** A number with a fraction. */
    record Float64() implements Shape {
        @Override
        public void check(JsonNode value, MemberPath path, Violations found) {
            Scalars.float64(value, path);
        }
    }

    /** True or false. */
    record Bool() implements Shape {
        @Override
        public void check(JsonNode value, MemberPath path, Violations found) {
            Scalars.bool(value, path);
        }
    }

    /** Seconds since 1970. */
    record Timestamp() implements Shape {
        @Override
        public void check(JsonNode value, MemberPath path, Violations found) {
            Scalars.timestamp(value, path);
        }
    }

    /** Bytes, as Base64; the length is that of the bytes. */
    record Blob(Range length) implements Shape {
        @Override
        public void check(JsonNode value, MemberPath path, Violations found) {
            long bytes = decodedLength(Scalars.text(value, path));
            length.checkLength(bytes, TextNode.valueOf(bytes + " bytes"), path, found);
        }

        /** Without decoding, as code archives can have 50 MiB; what is not Base64 is refused when it is read. */
        private static long decodedLength(String base64) {
            int padding = base64.endsWith("==") ? 2 : base64.endsWith("=") ? 1 : 0;
            return (base64.length() - padding) * 3L / 4;
        }
    }

    /** Values of one shape, in order. */
    record ListOf(Range length, Shape member) implements Shape {
        @Override
        public void check(JsonNode value, MemberPath path, Violations found) {
            length.checkLength(Scalars.array(value, path).size(), value, path, found);
            for (int i = 0; i < value.size(); i++) {
                checkPresent(member, value.get(i), path.entry(i), found);
            }
        }
    }

    /** Values of one shape under keys of another. */
    record MapOf(Range length, Text key, Shape value) implements Shape {
        @Override
        public void check(JsonNode map, MemberPath path, Violations found) {
            length.checkLength(Scalars.object(map, path).size(), map, path, found);
            for (Map.Entry<String, JsonNode> entry : map.properties()) {
                MemberPath place = path.value(Violations.shorten(entry.getKey()));
                key.check(TextNode.valueOf(entry.getKey()), path.member("key"), found);
                checkPresent(value, entry.getValue(), place, found);
            }
        }
    }

    /** Named members; names the model does not know are ignored, as AWS ignores them. */
    record Structure(List<String> required, Map<String, Shape> members) implements Shape {
        @Override
        public void check(JsonNode value, MemberPath path, Violations found) {
            Scalars.object(value, path);
            for (String name : required) {
                if (!value.hasNonNull(name)) {
                    found.missing(path.member(name));
                }
            }
            for (Map.Entry<String, Shape> member : members.entrySet()) {
                JsonNode present = value.get(member.getKey());
                if (present != null && !present.isNull()) {
                    member.getValue().check(present, path.member(member.getKey()), found);
                }
            }
        }
    }

    private static void checkPresent(Shape shape, @Nullable JsonNode value, MemberPath path, Violations found) {
        if (value == null || value.isNull()) {
            found.missing(path);
        } else {
            shape.check(value, path, found);
        }
    }
}
