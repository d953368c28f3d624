/**
 * The Temporal service that runs are kept by. {@link
 * dev.sluice.standalone.temporal.TemporalService} is one that exists already, the {@code temporal}
 * program, or a service in memory, in this order.
 */
@NullMarked
package dev.sluice.standalone.temporal;

import org.jspecify.annotations.NullMarked;
