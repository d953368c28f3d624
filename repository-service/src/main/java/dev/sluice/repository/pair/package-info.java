/**
 * People under new keys: which deletes and inserts of a plan are probably one person, as pairs for
 * a reviewer to look at. Nothing is ever paired by itself.
 */
@NullMarked
package dev.sluice.repository.pair;

import org.jspecify.annotations.NullMarked;
