package dev.drey.control;

import dev.drey.lifecycle.Lifecycle;
import dev.drey.model.Application;
import dev.drey.model.ApplicationStatus;
import dev.drey.registry.Registry;
import dev.drey.registry.RegistryTransaction;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A registry of which every change of an application is held against the rules before it is written. */
final class WatchedRegistry implements Registry {

    private final Registry registry;
    private final Collection<String> violations = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> transitions = new ConcurrentSkipListMap<>();

    WatchedRegistry(Registry registry) {
        this.registry = registry;
    }

    /** What was written against the rules, in words. */
    Collection<String> violations() {
        return violations;
    }

    /** How often an application went from one status to another, such as {@code READY -> STARTING}. */
    Map<String, Integer> transitions() {
        return new TreeMap<>(transitions);
    }

    @Override
    public <T> T transact(Function<RegistryTransaction, T> work) {
        List<String> seen = new ArrayList<>();
        T result = registry.transact(tx -> {
            seen.clear();
            return work.apply(watched(tx, seen));
        });
        // Only what was committed counts.
        seen.forEach(transition -> transitions.merge(transition, 1, Integer::sum));
        return result;
    }

    @Override
    public void close() {
        registry.close();
    }

    private RegistryTransaction watched(RegistryTransaction tx, List<String> seen) {
        return (RegistryTransaction) Proxy.newProxyInstance(
                RegistryTransaction.class.getClassLoader(),
                new Class<?>[] {RegistryTransaction.class},
                (proxy, method, arguments) -> {
                    if (arguments != null && arguments[0] instanceof Application application) {
                        check(tx, method, application, seen);
                    }
                    return invoke(tx, method, arguments);
                });
    }

    private static Object invoke(RegistryTransaction tx, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(tx, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    private void check(RegistryTransaction tx, Method method, Application next, List<String> seen) {
        Application before = tx.findApplicationByUid(next.uid()).orElse(null);
        if (method.getName().equals("remove")) {
            require(before != null && before.status() == ApplicationStatus.DELETING, next, before, "is removed");
        } else if (before == null) {
            require(next.status() == ApplicationStatus.READY && next.version().id() == 1, next, before, "is created");
        } else {
            checkVersion(before, next);
            if (before.status() != next.status()) {
                require(isLegal(before.status(), next.status()), next, before, "changes its status");
                seen.add(before.status() + " -> " + next.status());
            }
        }
    }

    private void checkVersion(Application before, Application next) {
        boolean newToken = !before.conditionalToken().equals(next.conditionalToken());
        if (next.version().id() == before.version().id()) {
            require(next.version().equals(before.version()), next, before, "changes without a new version");
            require(!newToken, next, before, "has a new token without a new version");
        } else {
            require(next.version().id() == before.version().id() + 1, next, before, "skips a version");
            require(newToken, next, before, "has a new version under the old token");
        }
    }

    private static boolean isLegal(ApplicationStatus from, ApplicationStatus to) {
        return Lifecycle.table().stream().anyMatch(row -> row.from() == from && row.to() == to);
    }

    private void require(boolean rule, Application next, @Nullable Application before, String what) {
        if (!rule) {
            violations.add(next.name() + " " + what + ": before " + before + ", after " + next);
        }
    }
}
