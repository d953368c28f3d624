/**
 * People under new keys: which deletes and inserts of a plan are probably the same person, as pairs
 * for a reviewer. Nothing is paired automatically.
 */
@NullMarked
package dev.sluice.repository.pair;

import org.jspecify.annotations.NullMarked;
