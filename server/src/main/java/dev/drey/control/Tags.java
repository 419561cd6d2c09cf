package dev.drey.control;

import dev.drey.model.Application;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What clients do with an application's tags, in whichever status it is. Tags are no part of a version: neither its
 * number nor the conditional token changes.
 */
public final class Tags {

    private final Registry registry;
    private final Applications applications;

    /** @param applications finds them by ARN */
    Tags(Registry registry, Applications applications) {
        this.registry = registry;
        this.applications = applications;
    }

    /** Adds tags; one whose key is there already takes the new value. Either all are added or none. */
    public void add(String applicationArn, Map<String, String> added) {
        Quotas.checkTagKeys(added.keySet());
        change(applicationArn, tags -> tags.putAll(added));
    }

    /** Takes tags away; a key that is not there is as good as gone. */
    public void remove(String applicationArn, Collection<String> keys) {
        Quotas.checkTagKeys(keys);
        change(applicationArn, tags -> tags.keySet().removeAll(keys));
    }

    private void change(String applicationArn, Consumer<Map<String, String>> change) {
        registry.change(tx -> change(tx, applications.getByArn(tx, applicationArn), change));
    }

    private static void change(RegistryTransaction tx, Application application, Consumer<Map<String, String>> change) {
        Map<String, String> tags = new HashMap<>(application.tags());
        change.accept(tags);
        Quotas.checkTags(application.name(), tags.size());
        tx.save(application.withTags(tags));
    }
}
