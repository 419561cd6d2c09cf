package dev.drey.config;

import dev.drey.model.Application;
import java.nio.file.Path;

/** Where everything lies below the data folder. Only paths: nothing here touches the disk. */
public record DataFolder(Path root) {

    /** The registry's file. */
    public Path registry() {
        return root.resolve("registry.db");
    }

    /** Metrics, and what was observed of applications: nothing that they need. */
    public Path metrics() {
        return root.resolve("metrics.db");
    }

    /** Alarms on metrics. */
    public Path alarms() {
        return root.resolve("alarms.db");
    }

    /** Held locked by the service that uses this folder. */
    public Path lock() {
        return root.resolve("service.lock");
    }

    /** Says where the running service can be reached. */
    public Path service() {
        return root.resolve("service.properties");
    }

    /** Remembers the port that the service last had. */
    public Path port() {
        return root.resolve("service.port");
    }

    /** The object store's buckets. */
    public Path objects() {
        return root.resolve("objects");
    }

    /** What was logged, by group and stream. */
    public Path logs() {
        return root.resolve("logs");
    }

    /** Secret with which dashboard links are signed. */
    public Path dashboardKey() {
        return root.resolve("dashboard.key");
    }

    /** Code that has come with a request which is not decided yet. */
    public Path uploads() {
        return root.resolve("uploads");
    }

    /** Scratch space of whoever reads state. */
    public Path inspections() {
        return root.resolve("inspections");
    }

    /** The folders of an application's clusters: their settings, logs and scratch space. */
    public Path application(Application application) {
        return root.resolve("applications").resolve(folderName(application));
    }

    /** One cluster's folder. */
    public Path incarnation(Application application, String incarnationId) {
        return application(application).resolve(incarnationId);
    }

    /** The application's checkpoints and savepoints. */
    public Path state(Application application) {
        return root.resolve("state").resolve(folderName(application));
    }

    /** Names are made of {@code [a-zA-Z0-9_.-]}; the uid behind them keeps {@code .} and {@code ..} harmless. */
    private static String folderName(Application application) {
        return application.name() + "-" + application.uid();
    }
}
