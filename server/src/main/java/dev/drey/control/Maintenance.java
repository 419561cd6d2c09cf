package dev.drey.control;

import dev.drey.lifecycle.Event;
import dev.drey.model.Application;
import dev.drey.model.MaintenanceWindow;
import dev.drey.registry.Registry;
import java.time.InstantSource;

/** When clients want an application to be patched. The window is no part of a version. */
public final class Maintenance {

    private final Registry registry;
    private final InstantSource clock;

    Maintenance(Registry registry, InstantSource clock) {
        this.registry = registry;
        this.clock = clock;
    }

    /** The READY or RUNNING application, with the window it has from now on. */
    public Application choose(String applicationName, MaintenanceWindow window) {
        return registry.transact(tx -> {
            Application application = Applications.get(tx, applicationName);
            LifecycleRequests.require(application, Event.MAINTENANCE_WINDOW_REQUESTED);
            Application changed = application.withMaintenanceWindow(window, clock.instant());
            tx.save(changed);
            return changed;
        });
    }
}
