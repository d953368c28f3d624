/**
 * Reads the section {@code sources}: the files, the columns whose profile matters, and whether each
 * source is used.
 */
@NullMarked
package dev.sluice.repository.definition.source;

import org.jspecify.annotations.NullMarked;
