package dev.drey.config;

import java.util.List;

/** Settings that cannot be used; the message lists every problem. */
public final class SettingsProblem extends Exception {
    SettingsProblem(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
    }
}
