package dev.drey.bridge.state;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.jspecify.annotations.Nullable;

/** A key in words: as its own class prints it, else as what can be read of its bytes, else in hexadecimal. */
final class KeyWords {

    /** Shorter ones are chance. */
    private static final Pattern READABLE = Pattern.compile("[ -~]{3,}");

    private static final int MOST = 80;
    private static final int MOST_BYTES = 24;

    private final @Nullable TypeSerializer<?> serializer;
    private final Set<String> missing;

    /** @param missing names of classes that have a stand-in, which has nothing to print */
    KeyWords(@Nullable TypeSerializer<?> serializer, Set<String> missing) {
        this.serializer = serializer;
        this.missing = missing;
    }

    String of(byte[] key, boolean whole) {
        if (serializer != null && whole) {
            try {
                String words = words(serializer.deserialize(new DataInputDeserializer(key)));
                if (words != null) {
                    return shortened(words);
                }
            } catch (IOException | RuntimeException | LinkageError unprintable) {
                // The user's code decides; the bytes are there all the same.
                return ofBytes(key);
            }
        }
        return ofBytes(key);
    }

    private @Nullable String words(@Nullable Object key) {
        if (key == null || missing.contains(key.getClass().getName())) {
            return null;
        }
        if (key.getClass().isArray()) {
            StringJoiner elements = new StringJoiner(", ", "[", "]");
            for (int index = 0; index < Array.getLength(key); index++) {
                elements.add(String.valueOf(Array.get(key, index)));
            }
            return elements.toString();
        }
        try {
            boolean own = key.getClass().getMethod("toString").getDeclaringClass() != Object.class;
            return own ? key.toString() : fields(key);
        } catch (ReflectiveOperationException hidden) {
            return null;
        }
    }

    private static String fields(Object key) throws IllegalAccessException {
        StringJoiner fields = new StringJoiner(", ", key.getClass().getSimpleName() + "{", "}");
        for (Field field : key.getClass().getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
                fields.add(field.getName() + "=" + field.get(key));
            }
        }
        return fields.toString();
    }

    private static String ofBytes(byte[] key) {
        Matcher runs = READABLE.matcher(new String(key, StandardCharsets.ISO_8859_1));
        StringJoiner text = new StringJoiner(" ");
        while (runs.find()) {
            text.add(runs.group());
        }
        if (text.length() * 2 >= key.length) {
            return shortened(text.toString());
        }
        String hex = HexFormat.of().formatHex(key, 0, Math.min(MOST_BYTES, key.length));
        return "0x" + hex + (key.length > MOST_BYTES ? "…" : "");
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= MOST ? line : line.substring(0, MOST - 1) + "…";
    }
}
