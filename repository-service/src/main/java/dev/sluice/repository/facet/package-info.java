/**
 * How many changes of an inspected plan have which values. {@link
 * dev.sluice.repository.facet.FacetController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.facet;

import org.jspecify.annotations.NullMarked;
