/**
 * What came of looking at some of the changes, and what that says of all. {@link
 * dev.sluice.repository.facet.sample.SampleController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.facet.sample;

import org.jspecify.annotations.NullMarked;
