package dev.drey.bridge.blueprint;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ArrayNode;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** What is known of a type by its serializer: above all, which parts of it only the generic serializer can write. */
final class TypeFacts {

    private static final int DEEPEST = 12;

    private final IdentityHashMap<Object, Boolean> seen = new IdentityHashMap<>();
    private final Map<String, Class<?>> generic = new LinkedHashMap<>();

    private TypeFacts() {}

    /** Fields {@code serializer}, and {@code generic}: each with {@code path}, {@code class} and {@code why}. */
    static ObjectNode of(TypeSerializer<?> serializer) {
        TypeFacts facts = new TypeFacts();
        facts.walk(serializer, "", 0);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("serializer", serializer.getClass().getSimpleName());
        json.put("type", typeOf(serializer));
        ArrayNode all = json.putArray("generic");
        facts.generic.forEach((path, type) ->
                all.addObject().put("path", path).put("class", type.getName()).put("why", why(type)));
        return json;
    }

    /** Empty when this version of Flink cannot make a serializer of it. */
    static Optional<ObjectNode> of(TypeInformation<?> type, ExecutionConfig execution) {
        return serializerOf(type, execution).map(TypeFacts::of);
    }

    /** Flink 1 takes the whole configuration of the execution for that, Flink 2 the part about serializers. */
    private static Optional<TypeSerializer<?>> serializerOf(TypeInformation<?> type, ExecutionConfig execution) {
        for (Method method : TypeInformation.class.getMethods()) {
            if (method.getName().equals("createSerializer") && method.getParameterCount() == 1) {
                try {
                    Object configuration = method.getParameterTypes()[0] == ExecutionConfig.class
                            ? execution
                            : ExecutionConfig.class
                                    .getMethod("getSerializerConfig")
                                    .invoke(execution);
                    return Optional.of((TypeSerializer<?>) method.invoke(type, configuration));
                } catch (ReflectiveOperationException unsupported) {
                    return Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private void walk(TypeSerializer<?> serializer, String path, int depth) {
        if (depth > DEEPEST || seen.put(serializer, true) != null) {
            return;
        }
        if (serializer.getClass().getSimpleName().startsWith("KryoSerializer")) {
            Inside.find(serializer, "type").ifPresent(type -> generic.put(path, (Class<?>) type));
            return;
        }
        @Nullable Object fields = Inside.find(serializer, "fields").orElse(null);
        for (Object value : Inside.values(serializer)) {
            if (value instanceof TypeSerializer<?> part) {
                walk(part, path, depth + 1);
            } else if (value instanceof Collection<?> parts) {
                parts.forEach(part -> walkIfSerializer(part, path, depth));
            } else if (value instanceof TypeSerializer<?>[] parts) {
                for (int i = 0; i < parts.length; i++) {
                    walkIfSerializer(parts[i], path + fieldName(fields, i, parts.length), depth);
                }
            }
        }
    }

    private void walkIfSerializer(@Nullable Object part, String path, int depth) {
        if (part instanceof TypeSerializer<?> serializer) {
            walk(serializer, path, depth + 1);
        }
    }

    /** Of a plain class the field's name; of a tuple its place. */
    private static String fieldName(@Nullable Object fields, int index, int count) {
        if (fields instanceof Field[] named && named.length == count && Array.get(fields, index) != null) {
            return "." + named[index].getName();
        }
        return ".f" + index;
    }

    private static String typeOf(TypeSerializer<?> serializer) {
        for (String name : new String[] {"clazz", "type", "tupleClass", "enumClass"}) {
            Optional<Object> type = Inside.find(serializer, name);
            if (type.isPresent() && type.get() instanceof Class<?> known) {
                return known.getName();
            }
        }
        return serializer.getClass().getSimpleName();
    }

    /** By the rules for plain classes in Flink's documentation; empty for what is not of the program. */
    private static String why(Class<?> type) {
        if (type.isInterface() || type.getName().startsWith("java.") || type.isArray()) {
            return "Flink has no serializer for " + type.getName().replaceFirst(".*\\.", "");
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            return "the class is not public";
        }
        if (type.isMemberClass() && !Modifier.isStatic(type.getModifiers())) {
            return "the class is nested and not static";
        }
        if (Stream.<Constructor<?>>of(type.getConstructors()).noneMatch(made -> made.getParameterCount() == 0)) {
            return "the class has no public constructor without parameters";
        }
        for (Field field : type.getDeclaredFields()) {
            int modifiers = field.getModifiers();
            boolean kept = !Modifier.isStatic(modifiers) && !Modifier.isTransient(modifiers);
            if (kept && !Modifier.isPublic(modifiers) && !hasSetter(type, field)) {
                return "its field " + field.getName() + " is neither public nor has a getter and a setter";
            }
        }
        return "it is not a plain class by Flink's rules";
    }

    private static boolean hasSetter(Class<?> type, Field field) {
        String name = field.getName().toLowerCase(Locale.ROOT);
        return Stream.of(type.getMethods())
                .anyMatch(method -> method.getParameterCount() == 1
                        && method.getName().toLowerCase(Locale.ROOT).equals("set" + name));
    }
}
