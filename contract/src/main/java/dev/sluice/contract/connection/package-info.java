/**
 * The question whether a connector's files can be read, asked of its agent without a run: {@link
 * dev.sluice.contract.connection.ConnectionCheckWorkflow}.
 */
@NullMarked
package dev.sluice.contract.connection;

import org.jspecify.annotations.NullMarked;
