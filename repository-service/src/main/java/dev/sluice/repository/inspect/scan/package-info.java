/**
 * Analyses the rows of a plan, as bytes: {@link dev.sluice.repository.inspect.scan.Survey} sees
 * each row first and finds the properties and segments, {@link
 * dev.sluice.repository.inspect.scan.ChangedProperties} then finds what an update changes. It uses
 * no database, and its memory does not grow with the number of rows.
 */
@NullMarked
package dev.sluice.repository.inspect.scan;

import org.jspecify.annotations.NullMarked;
