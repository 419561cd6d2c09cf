package dev.drey.model;

/**
 * Who decides a group of settings: with {@code DEFAULT} the service, whatever the request says; with {@code CUSTOM} the
 * request. In neither case the program.
 */
public enum ConfigurationType {
    DEFAULT,
    CUSTOM
}
