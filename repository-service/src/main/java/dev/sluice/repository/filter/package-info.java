/**
 * Which changes of an inspected plan are meant: the grammar of filters, their conditions in SQL,
 * and those that are kept under an id since they hold values of people. {@link
 * dev.sluice.repository.filter.ReviewFilters} is the entry point; {@link
 * dev.sluice.repository.filter.plan} is what they filter.
 */
@NullMarked
package dev.sluice.repository.filter;

import org.jspecify.annotations.NullMarked;
