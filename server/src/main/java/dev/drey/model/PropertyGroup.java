package dev.drey.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One named group of runtime properties, handed to the program as it was given, in its order. */
public record PropertyGroup(String id, Map<String, String> properties) {

    /** The group that is for the service, not for the program. */
    public static final String RESERVED = "drey";

    /** The group with settings of Flink, by Flink's own keys. */
    public static final String FLINK = "drey.flink";

    /** Keeps a copy. */
    public PropertyGroup {
        properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /** Whether it is for the service, and not for the program. */
    public boolean belongsToService() {
        return id.equals(RESERVED) || id.equals(FLINK);
    }
}
