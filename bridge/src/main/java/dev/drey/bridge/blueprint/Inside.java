package dev.drey.bridge.blueprint;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What objects of Flink's keep in their fields: the factories of operators tell it in no other way. */
final class Inside {

    private Inside() {}

    /** The value of the field of that name, in the object's class or one that it extends; empty if there is none. */
    static Optional<Object> find(Object object, String name) {
        for (Field field : fields(object.getClass())) {
            if (field.getName().equals(name)) {
                return Optional.ofNullable(value(object, field));
            }
        }
        return Optional.empty();
    }

    /** The first value that is one of these. */
    static <T> Optional<T> find(Object object, Class<T> type) {
        return values(object).stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** The first value whose class, or one that it extends or implements, has that simple name. */
    static Optional<Object> findOfType(Object object, String simpleName) {
        return values(object).stream()
                .filter(value -> isOfType(value.getClass(), simpleName))
                .findFirst();
    }

    /** The values of all its fields that have one. */
    static List<Object> values(Object object) {
        List<Object> values = new ArrayList<>();
        for (Field field : fields(object.getClass())) {
            @Nullable Object value = value(object, field);
            if (value != null) {
                values.add(value);
            }
        }
        return values;
    }

    /** By simple names, as interfaces have moved between packages from version to version. */
    static boolean isOfType(Class<?> type, String simpleName) {
        return typesOf(type).stream().anyMatch(one -> one.getSimpleName().equals(simpleName));
    }

    /** The class, all that it extends, and all interfaces. */
    static Set<Class<?>> typesOf(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (@Nullable Class<?> next = type; next != null; next = next.getSuperclass()) {
            types.add(next);
            for (Class<?> one : next.getInterfaces()) {
                types.addAll(typesOf(one));
            }
        }
        return types;
    }

    private static List<Field> fields(Class<?> type) {
        List<Field> fields = new ArrayList<>();
        for (@Nullable Class<?> next = type; next != null; next = next.getSuperclass()) {
            for (Field field : next.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers())) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    /** Null also for fields that nobody may read, such as those of the JDK. */
    private static @Nullable Object value(Object object, Field field) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (ReflectiveOperationException | RuntimeException closed) {
            return null;
        }
    }
}
