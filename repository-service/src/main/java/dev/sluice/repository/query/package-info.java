/**
 * Questions that people ask about resources and links in their own words: columns that follow
 * associations, filters, groups with counts. {@code QueryController} answers them, {@code
 * SavedQueryController} keeps them by name; {@code QueryReports} makes the SQL.
 */
@NullMarked
package dev.sluice.repository.query;

import org.jspecify.annotations.NullMarked;
