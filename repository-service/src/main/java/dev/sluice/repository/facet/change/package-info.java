/**
 * The changes of an inspected plan that meet a filter, in pages or whole. {@link
 * dev.sluice.repository.facet.change.ReviewedChangeController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.facet.change;

import org.jspecify.annotations.NullMarked;
