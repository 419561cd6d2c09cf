package dev.drey.cli.apps;

import dev.drey.cli.remote.Service;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;

/** What every part of a command plays on. */
public record Stage(Screen screen, Time time, Service service) {}
