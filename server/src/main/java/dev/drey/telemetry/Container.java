package dev.drey.telemetry;

/**
 * What a task manager's process uses of its KPU, in percent.
 *
 * @param cpu of one core since it was measured before
 * @param memory that it holds, of what a KPU has
 * @param disk in use on the volume that it writes to, by anyone
 */
public record Container(String taskManager, double cpu, double memory, double disk) {}
