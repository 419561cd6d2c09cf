/**
 * What carrying out a remedy changes of an application, and how long to wait for it to help. Pure; who carries it out is the
 * service. Start with {@link dev.drey.diagnosis.remedy.Prescription}.
 */
@NullMarked
package dev.drey.diagnosis.remedy;

import org.jspecify.annotations.NullMarked;
