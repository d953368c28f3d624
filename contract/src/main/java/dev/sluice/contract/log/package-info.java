/**
 * Logs: each line that is written on the way of a run says of which run and connector it is, in
 * whatever service. {@link dev.sluice.contract.log.LoggedRun} carries that through Temporal.
 */
@NullMarked
package dev.sluice.contract.log;

import org.jspecify.annotations.NullMarked;
