package dev.drey.cli.apps;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesisanalyticsv2.model.PropertyGroup;

/** Runtime properties by group, as a person names them: {@code group.key=value}. */
public record PropertyGroups(Map<String, Map<String, String>> groups) {

    /**
     * A group's name ends at the first dot, or at the first slash before the value where there is one, so that names with
     * dots can be said too.
     *
     * @throws IllegalArgumentException with a message for the person, when one is not of that form
     */
    public static PropertyGroups parse(List<String> properties) {
        PropertyGroups parsed = new PropertyGroups(new TreeMap<>());
        for (String property : properties) {
            int value = property.indexOf('=');
            String name = value < 0 ? property : property.substring(0, value);
            int end = name.indexOf('/') < 0 ? name.indexOf('.') : name.indexOf('/');
            if (value < 0 || end <= 0 || end == name.length() - 1) {
                throw new IllegalArgumentException("'" + property + "' is not of the form group.key=value.");
            }
            parsed.group(name.substring(0, end)).put(name.substring(end + 1), property.substring(value + 1));
        }
        return parsed;
    }

    /** Those that an application has, and these added to them or in their place. */
    List<PropertyGroup> over(Collection<PropertyGroup> present) {
        PropertyGroups merged = new PropertyGroups(new TreeMap<>());
        present.forEach(group -> merged.group(group.propertyGroupId()).putAll(group.propertyMap()));
        groups.forEach((name, properties) -> merged.group(name).putAll(properties));
        return merged.groups.entrySet().stream()
                .map(group -> PropertyGroup.builder()
                        .propertyGroupId(group.getKey())
                        .propertyMap(group.getValue())
                        .build())
                .toList();
    }

    boolean isEmpty() {
        return groups.isEmpty();
    }

    private Map<String, String> group(String name) {
        return groups.computeIfAbsent(name, key -> new TreeMap<>());
    }
}
