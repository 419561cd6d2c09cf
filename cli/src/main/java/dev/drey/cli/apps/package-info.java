/**
 * The everyday commands on applications, and what they, the demo and the measurements share: an application's life through
 * the AWS API, told while it goes on. Decides nothing that the service should decide. Start with
 * {@link dev.drey.cli.apps.Application}.
 */
@NullMarked
package dev.drey.cli.apps;

import org.jspecify.annotations.NullMarked;
