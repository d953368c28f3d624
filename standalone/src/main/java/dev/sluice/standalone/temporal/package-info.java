/**
 * The Temporal service: {@link dev.sluice.standalone.temporal.TemporalService} is an existing one,
 * the {@code temporal} program, or a service in memory, in this order.
 */
@NullMarked
package dev.sluice.standalone.temporal;

import org.jspecify.annotations.NullMarked;
