/**
 * Which properties the updates of an inspected plan change, and how. {@link
 * dev.sluice.repository.facet.column.ColumnController} is the entry point.
 */
@NullMarked
package dev.sluice.repository.facet.column;

import org.jspecify.annotations.NullMarked;
