/**
 * What Sluice is measured against: the same work written by hand as a good engineer would, with
 * coreutils, SQL and Spring Batch, for these files alone. Each is a class named for its work, and
 * each tells what of its result is wrong.
 */
@NullMarked
package dev.sluice.bench.reference;

import org.jspecify.annotations.NullMarked;
