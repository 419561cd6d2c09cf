package dev.drey.cli.trial;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;

/** The machine as far as figures depend on it. */
public record Machine(String system, int processors, String java) {

    /** This one. */
    public static Machine here() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        return new Machine(
                system.getName() + " " + system.getArch(),
                system.getAvailableProcessors(),
                String.valueOf(Runtime.version()));
    }

    /** Of the last minute: how many threads ran or wanted to. */
    public static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
