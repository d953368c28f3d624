/**
 * What the services of Sluice agree on: task queues, workflow ids, search attributes and failure
 * types. The records and interfaces of each conversation stand in the packages beneath. Only the
 * Temporal SDK's annotations and the JDK are used here, so that any JSON converter can read the
 * records.
 */
@NullMarked
package dev.sluice.contract;

import org.jspecify.annotations.NullMarked;
