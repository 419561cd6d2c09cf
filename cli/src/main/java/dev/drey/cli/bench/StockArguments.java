package dev.drey.cli.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns the command line of the service's Flink process into the one that Flink's own scripts would make: the same jars
 * and memory, and nothing else of what Drey adds. Pure.
 */
final class StockArguments {

    private static final List<String> KEPT =
            List.of("-Xmx", "-XX:MaxDirectMemorySize=", "-XX:MaxMetaspaceSize=", "--add-exports=", "--add-opens=");

    private StockArguments() {}

    /**
     * @param service the service's arguments behind {@code java}
     * @param folder with {@code conf} in it
     * @param name of the log file
     */
    static List<String> of(List<String> service, Path folder, String name) {
        int classPath = service.indexOf("-cp");
        if (classPath < 0 || classPath + 2 >= service.size()) {
            throw new IllegalArgumentException("This is no command line of a Flink process: " + service);
        }
        List<String> stock = new ArrayList<>();
        for (String argument : service.subList(0, classPath)) {
            if (KEPT.stream().anyMatch(argument::startsWith)) {
                stock.add(argument);
            }
            if (argument.startsWith("-Xmx")) {
                // As Flink's scripts do.
                stock.add(argument.replace("-Xmx", "-Xms"));
            }
        }
        stock.add("-Dlog.file=" + folder.resolve("log").resolve(name + ".log"));
        stock.add("-Dlog4j.configurationFile="
                + folder.resolve("conf").resolve("log4j.properties").toUri());
        stock.addAll(service.subList(classPath, classPath + 3));
        stock.addAll(List.of("--configDir", folder.resolve("conf").toString()));
        int mode = service.indexOf("--executionMode");
        if (mode > 0) {
            stock.addAll(service.subList(mode, mode + 2));
        }
        return stock;
    }
}
