/**
 * The query language of CloudWatch Logs Insights: read by {@link dev.drey.logs.insights.InsightsQuery}, carried out on
 * events that are handed in one by one. Pure.
 */
@NullMarked
package dev.drey.logs.insights;

import org.jspecify.annotations.NullMarked;
