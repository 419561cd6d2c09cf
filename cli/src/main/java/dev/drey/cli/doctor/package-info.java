/**
 * The command {@code doctor}: where its evidence comes from, and how it answers. What it concludes is decided in the module
 * {@code diagnosis}. Start with {@link dev.drey.cli.doctor.DoctorCommand}.
 */
@NullMarked
package dev.drey.cli.doctor;

import org.jspecify.annotations.NullMarked;
