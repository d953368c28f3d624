/**
 * The standalone server under measurement: started with a bounded heap, spoken to over REST, its
 * log read for the time of each step, its database looked into for what it stored.
 */
@NullMarked
package dev.sluice.bench.server;

import org.jspecify.annotations.NullMarked;
