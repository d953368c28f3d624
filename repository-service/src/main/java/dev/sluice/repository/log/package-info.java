/**
 * Logs: {@link dev.sluice.repository.log.LoggedRequests} adds the run of a request to the log
 * context.
 */
@NullMarked
package dev.sluice.repository.log;

import org.jspecify.annotations.NullMarked;
