/** The program that class-data archives are made with. It wants nothing but to make Flink load its classes. */
@NullMarked
package dev.drey.programs.rehearsal;

import org.jspecify.annotations.NullMarked;
