/**
 * How many requests a second a server answers, each client asking again as soon as it has its
 * answer, beside the same asked of Temporal or PostgreSQL directly.
 */
@NullMarked
package dev.sluice.bench.load;

import org.jspecify.annotations.NullMarked;
