/**
 * What the services of Sluice agree on: task queues, workflow ids, search attributes and failure
 * types. The records and interfaces of each topic are in the subpackages. This module uses only the
 * JDK and the Temporal SDK's annotations, so that any JSON converter can read the records.
 */
@NullMarked
package dev.sluice.contract;

import org.jspecify.annotations.NullMarked;
