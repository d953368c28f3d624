/**
 * Matches people: {@link dev.sluice.repository.pair.match.PlannedPeople} reads whom a plan deletes
 * and inserts, and finds those who are probably the same, by values that few others have.
 */
@NullMarked
package dev.sluice.repository.pair.match;

import org.jspecify.annotations.NullMarked;
