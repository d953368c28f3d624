/**
 * Checks whether a connector's agent can read its files, without a run: {@link
 * dev.sluice.contract.connection.ConnectionCheckWorkflow}.
 */
@NullMarked
package dev.sluice.contract.connection;

import org.jspecify.annotations.NullMarked;
