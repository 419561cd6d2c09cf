package dev.drey.cli.demo;

import dev.drey.cli.remote.Service;
import dev.drey.cli.text.Screen;
import dev.drey.cli.text.Time;

/** What every part of the tour plays on. */
public record Stage(Screen screen, Time time, Service service) {}
