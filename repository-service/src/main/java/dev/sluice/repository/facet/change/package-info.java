/**
 * The changes of an inspected plan that match a filter, as pages or completely. {@link
 * dev.sluice.repository.facet.change.ReviewedChangeController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.facet.change;

import org.jspecify.annotations.NullMarked;
