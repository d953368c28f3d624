/**
 * Queries on resources and links: columns that follow associations, filters, groups with counts.
 * {@code QueryController} runs them, {@code SavedQueryController} stores them by name; {@code
 * QueryReports} creates the SQL.
 */
@NullMarked
package dev.sluice.repository.query;

import org.jspecify.annotations.NullMarked;
