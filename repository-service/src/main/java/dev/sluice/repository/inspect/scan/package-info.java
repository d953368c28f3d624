/**
 * Takes the rows of a plan apart, as bytes: {@link dev.sluice.repository.inspect.scan.Survey} sees
 * each row first and says which properties there are and by which of them changes can be grouped,
 * {@link dev.sluice.repository.inspect.scan.ChangedProperties} then says what an update changes. It
 * knows no database, and what it holds does not grow with the number of rows.
 */
@NullMarked
package dev.sluice.repository.inspect.scan;

import org.jspecify.annotations.NullMarked;
