/**
 * The doctor at work inside the service: examines each application that has a cluster, tells what it finds, sees to it that
 * remedies help or are taken back, and carries out those that an application allows. What it concludes is decided in the
 * module {@code diagnosis}, what a treatment does next in {@code lifecycle}. Start with {@link dev.drey.doctor.HouseDoctor}.
 */
@NullMarked
package dev.drey.doctor;

import org.jspecify.annotations.NullMarked;
