/**
 * Log context: every log line of a run names the run and its connector, in all services. {@link
 * dev.sluice.contract.log.LoggedRun} passes both through Temporal.
 */
@NullMarked
package dev.sluice.contract.log;

import org.jspecify.annotations.NullMarked;
