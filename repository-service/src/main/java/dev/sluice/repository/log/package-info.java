/** Logs: {@link dev.sluice.repository.log.LoggedRequests} says which run a request is about. */
@NullMarked
package dev.sluice.repository.log;

import org.jspecify.annotations.NullMarked;
