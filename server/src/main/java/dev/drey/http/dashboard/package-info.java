/**
 * Flink's own web page and REST API of a running application, behind signed links. Knows nothing of AWS's protocol, and
 * of Flink only which of its paths change something. Read {@link dev.drey.http.dashboard.DashboardHandler} first.
 */
@NullMarked
package dev.drey.http.dashboard;

import org.jspecify.annotations.NullMarked;
