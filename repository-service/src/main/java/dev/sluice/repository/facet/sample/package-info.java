/**
 * Verdicts on some of the changes, and what they mean for all. {@link
 * dev.sluice.repository.facet.sample.SampleController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.facet.sample;

import org.jspecify.annotations.NullMarked;
