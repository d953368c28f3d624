/**
 * Lets an agent check a connector's files outside of any run: {@link
 * dev.sluice.workflows.connection.ConnectionCheckWorkflowImpl}.
 */
@NullMarked
package dev.sluice.workflows.connection;

import org.jspecify.annotations.NullMarked;
